package io.homeplane.deploy.secrets;

import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import javax.crypto.SecretKey;

/** A symmetric key in memory that ciphers take and that is wiped when closed; it is never serialized or printed. */
public final class KeyBytes implements SecretKey, AutoCloseable {
    private static final long serialVersionUID = 1L;

    private final transient byte[] bytes;
    private transient boolean destroyed;

    private KeyBytes(byte[] owned) {
        bytes = owned;
    }

    /** A key of these bytes, which now belong to it: they are wiped with it. */
    public static KeyBytes owning(byte[] bytes) {
        return new KeyBytes(bytes);
    }

    /**
     * The key itself, not a copy: for computing with it while it is open.
     *
     * @throws IllegalStateException after it was destroyed
     */
    public byte[] borrow() {
        if (destroyed) {
            throw new IllegalStateException("the key was destroyed");
        }
        return bytes;
    }

    /** Length in bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    /** A copy, as ciphers expect it; they wipe theirs. */
    @Override
    public byte[] getEncoded() {
        return borrow().clone();
    }

    @Override
    public void destroy() {
        Arrays.fill(bytes, (byte) 0);
        destroyed = true;
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public void close() {
        destroy();
    }

    @Override
    public String toString() {
        return SecretText.REDACTED;
    }

    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException(KeyBytes.class.getName());
    }

    private void readObject(ObjectInputStream in) throws NotSerializableException {
        throw new NotSerializableException(KeyBytes.class.getName());
    }
}
