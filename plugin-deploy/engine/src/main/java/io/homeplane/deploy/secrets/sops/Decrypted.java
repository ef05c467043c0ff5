package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretMask;
import io.homeplane.deploy.secrets.SecretText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;

/** A decrypted file in memory, until it is closed. */
public final class Decrypted implements AutoCloseable {
    private final SopsMetadata metadata;
    private final byte[] plaintext;
    private final Map<String, SecretText> values;
    private final Map<String, SecretText> secrets;

    Decrypted(SopsMetadata metadata, byte[] plaintext, FlatValues flat) {
        this.metadata = metadata;
        this.plaintext = plaintext;
        values = Collections.unmodifiableMap(flat.values());
        secrets = Collections.unmodifiableMap(flat.secrets());
    }

    public SopsMetadata metadata() {
        return metadata;
    }

    /** A copy of the plaintext in the file's own format; the caller wipes it. */
    public byte[] plaintext() {
        return plaintext.clone();
    }

    /** Writes the plaintext in the file's own format. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(plaintext);
    }

    /**
     * Every value under its key: a dotenv key as it is, {@code section.key} of INI, {@code a.b.0} of YAML and JSON,
     * {@code data} of a binary file; null values are left out. They are wiped with this object.
     */
    public Map<String, SecretText> values() {
        return values;
    }

    /** What must not show in a log: the values that were encrypted, and comments that were, under {@code #0}, {@code a.#0}. */
    public Map<String, SecretText> secrets() {
        return secrets;
    }

    /** Finds these secrets in text. */
    public SecretMask mask() {
        return SecretMask.of(secrets);
    }

    @Override
    public void close() {
        Arrays.fill(plaintext, (byte) 0);
        values.values().forEach(SecretText::destroy);
        secrets.values().forEach(SecretText::destroy);
    }

    /** Counts only. */
    @Override
    public String toString() {
        return values.size() + " values, " + secrets.size() + " of them secret: " + SecretText.REDACTED;
    }
}
