package io.homeplane.deploy.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces secrets in text by {@value #REPLACEMENT}: each value as a whole, each of its lines, and its forms in base64,
 * in JSON and in shell quotes. Values and lines shorter than {@value #SHORTEST} bytes are left, since they stand
 * everywhere ({@code PORT=80}).
 */
public final class SecretMask implements AutoCloseable {
    /** What stands for a secret. */
    public static final String REPLACEMENT = "****";

    /** Shorter values are not masked. */
    public static final int SHORTEST = 4;

    private static final SecretMask NOTHING = new SecretMask(List.of(), Set.of());

    private final SecretPatterns patterns;
    private final Set<String> unmaskedKeys;

    private SecretMask(Collection<byte[]> patterns, Set<String> unmaskedKeys) {
        this.patterns = new SecretPatterns(patterns);
        this.unmaskedKeys = Collections.unmodifiableSet(new LinkedHashSet<>(unmaskedKeys));
    }

    /** Finds nothing. */
    public static SecretMask nothing() {
        return NOTHING;
    }

    /** Finds these secrets; the keys are for {@link #unmaskedKeys()} alone. */
    public static SecretMask of(Map<String, SecretText> secrets) {
        List<byte[]> patterns = new ArrayList<>();
        Set<String> unmasked = new LinkedHashSet<>();
        secrets.forEach((key, secret) -> {
            List<byte[]> forms = SecretForms.of(secret);
            if (forms.isEmpty() && secret.size() > 0) {
                unmasked.add(key);
            }
            patterns.addAll(forms);
        });
        return new SecretMask(patterns, unmasked);
    }

    /** Finds what this and the other mask find. */
    public SecretMask and(SecretMask other) {
        List<byte[]> all = new ArrayList<>(patterns.copies());
        all.addAll(other.patterns.copies());
        Set<String> unmasked = new LinkedHashSet<>(unmaskedKeys);
        unmasked.addAll(other.unmaskedKeys);
        return new SecretMask(all, unmasked);
    }

    /** Keys of values that are too short to be masked; empty values are not among them. */
    public Set<String> unmaskedKeys() {
        return unmaskedKeys;
    }

    /**
     * A stream that writes to {@code out} with every secret replaced, however the writes are split.
     *
     * <p>It holds back bytes only while they may become a secret; closing writes the rest and closes {@code out}.
     */
    public OutputStream filter(OutputStream out) {
        return new MaskingOutputStream(out, patterns);
    }

    /** The text with every secret replaced. */
    public String apply(String text) {
        byte[] masked = apply(text.getBytes(StandardCharsets.UTF_8));
        return new String(masked, StandardCharsets.UTF_8);
    }

    /** The bytes with every secret replaced. */
    public byte[] apply(byte[] text) {
        ByteArrayOutputStream masked = new ByteArrayOutputStream(text.length);
        try (OutputStream filter = filter(masked)) {
            filter.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return masked.toByteArray();
    }

    /** Wipes the secrets; nothing is found any more. */
    @Override
    public void close() {
        patterns.all().forEach(pattern -> Arrays.fill(pattern, (byte) 0));
        patterns.clear();
    }

    @Override
    public String toString() {
        return "mask of " + patterns.all().size() + " patterns";
    }
}
