package io.homeplane.deploy.stack;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Replaces secret values in what people get to read; shorter than 4 characters they would mask half of every text. */
final class Masking {
    private static final int SHORTEST = 4;

    private final List<String> values;

    private Masking(List<String> values) {
        this.values = values;
    }

    /** Masks every line of the decrypted files, and of a {@code name=value} or {@code name: value} line the value too. */
    static Masking of(List<byte[]> plaintexts) {
        TreeSet<String> found = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (byte[] plaintext : plaintexts) {
            new String(plaintext, StandardCharsets.UTF_8).lines().forEach(line -> {
                found.add(line.strip());
                value(line, '=', found);
                value(line, ':', found);
            });
        }
        return new Masking(
                found.stream().filter(value -> value.length() >= SHORTEST).toList());
    }

    String mask(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, "****");
        }
        return masked;
    }

    private static void value(String line, char separator, Set<String> found) {
        int at = line.indexOf(separator);
        if (at < 0 || line.startsWith("#")) {
            return;
        }
        String value = line.substring(at + 1).strip();
        found.add(value);
        found.add(value.replaceAll("^[\"']|[\"'],?$", ""));
    }

    @Override
    public String toString() {
        return "Masking[" + values.size() + " values]";
    }
}
