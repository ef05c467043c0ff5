package io.homeplane.deploy.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * A secret value in memory: it prints as {@code [redacted]}, compares in constant time and is wiped when closed.
 *
 * <p>Not a record and not Serializable on purpose: neither a log, nor an agent channel, nor XStream may carry it.
 */
public final class SecretText implements Destroyable, AutoCloseable {
    /** What stands for a secret wherever text is made of it. */
    public static final String REDACTED = "[redacted]";

    private final byte[] bytes;
    private final Object lock = new Object();
    private boolean destroyed;

    private SecretText(byte[] owned) {
        bytes = owned;
    }

    /** A secret of these characters. */
    public static SecretText of(String text) {
        return new SecretText(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A secret of these bytes, which are copied: the caller wipes its own. */
    public static SecretText of(byte[] bytes) {
        return new SecretText(bytes.clone());
    }

    /**
     * The value as text; a String cannot be wiped, so ask for it as late as possible.
     *
     * @throws IllegalStateException after {@link #destroy()}
     */
    public String reveal() {
        byte[] copy = revealBytes();
        try {
            return new String(copy, StandardCharsets.UTF_8);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /**
     * A copy of the value's bytes, which the caller wipes.
     *
     * @throws IllegalStateException after {@link #destroy()}
     */
    public byte[] revealBytes() {
        synchronized (lock) {
            if (destroyed) {
                throw new IllegalStateException("the secret was destroyed");
            }
            return bytes.clone();
        }
    }

    /** Length in bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public void destroy() {
        synchronized (lock) {
            Arrays.fill(bytes, (byte) 0);
            destroyed = true;
        }
    }

    @Override
    public boolean isDestroyed() {
        synchronized (lock) {
            return destroyed;
        }
    }

    @Override
    public void close() {
        destroy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretText secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    /** The same for every secret: a hash of the value would tell about it. */
    @Override
    public int hashCode() {
        return SecretText.class.hashCode();
    }

    @Override
    public String toString() {
        return REDACTED;
    }
}
