package io.homeplane.deploy.jenkins;

import hudson.AbortException;
import io.homeplane.deploy.secrets.SecretForms;
import io.homeplane.deploy.secrets.SecretMask;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.sops.Decrypted;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A decrypted file as variables; its text never shows a value. */
final class DecryptedVariables {
    private final String file;
    private final Map<String, String> values;
    private final Map<String, String> secrets;

    /**
     * Values by variable.
     *
     * @param file what messages call it
     * @param secrets those of them that were encrypted, and encrypted comments
     */
    DecryptedVariables(String file, Map<String, String> values, Map<String, String> secrets) {
        this.file = file;
        this.values = new LinkedHashMap<>(values);
        this.secrets = new LinkedHashMap<>(secrets);
    }

    /**
     * Keys become names that a shell takes: {@code db.users.0} becomes {@code db_users_0}.
     *
     * @throws AbortException when two keys become the same name, since one value would be lost
     */
    static DecryptedVariables of(String file, Decrypted decrypted) throws AbortException {
        return new DecryptedVariables(file, revealed(file, decrypted.values()), revealed(file, decrypted.secrets()));
    }

    private static Map<String, String> revealed(String file, Map<String, SecretText> texts) throws AbortException {
        Map<String, String> keys = new LinkedHashMap<>();
        Map<String, String> revealed = new LinkedHashMap<>();
        for (Map.Entry<String, SecretText> text : texts.entrySet()) {
            String name = text.getKey().replaceAll("[^A-Za-z0-9_]", "_");
            String other = keys.put(name, text.getKey());
            if (other != null) {
                throw new AbortException("The keys " + other + " and " + text.getKey() + " of " + file
                        + " would both be the variable " + name + ": rename one, or use fileVariable:");
            }
            revealed.put(name, text.getValue().reveal());
        }
        return revealed;
    }

    /** The variables, for a block that gets them in its environment. */
    Map<String, String> values() throws AbortException {
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getValue().indexOf('\0') >= 0) {
                throw new AbortException("The value " + value.getKey() + " of " + file
                        + " holds a zero byte, which no variable can hold: use fileVariable:");
            }
        }
        return new LinkedHashMap<>(values);
    }

    /** The variables, and each line of a secret with several lines once more, as {@code KEY_1} and so on. */
    Map<String, String> valuesAndLines() throws AbortException {
        Map<String, String> all = values();
        secrets.forEach((name, value) -> {
            List<String> lines = longLines(value);
            for (int i = 0; value.strip().contains("\n") && values.containsKey(name) && i < lines.size(); i++) {
                all.putIfAbsent(name + "_" + (i + 1), lines.get(i));
            }
        });
        return all;
    }

    /** Every secret value in the forms that a line of a log may show, and every line of it. */
    Set<String> masked() {
        Set<String> masked = new LinkedHashSet<>();
        secrets.values().forEach(value -> masked.addAll(forms(value)));
        return masked;
    }

    /** Names of the secrets that are too short to be masked; empty ones are no secrets. */
    List<String> unmasked() {
        List<String> bare = new ArrayList<>();
        secrets.forEach((name, value) -> {
            if (!value.isBlank() && longLines(value).isEmpty()) {
                bare.add(name);
            }
        });
        return bare;
    }

    /**
     * Says once which variables are not masked.
     *
     * @throws AbortException when there are some and that is not allowed
     */
    void warnOfUnmasked(PrintStream log, boolean strict) throws AbortException {
        List<String> bare = unmasked();
        if (bare.isEmpty()) {
            return;
        }
        String sentence = String.join(", ", bare) + " of " + file + " cannot be masked: shorter than "
                + SecretMask.SHORTEST + " characters";
        if (strict) {
            throw new AbortException(sentence + ", which strict: true refuses; lengthen them or leave out strict:");
        }
        log.println("Warning: " + sentence);
    }

    private static List<String> longLines(String value) {
        return value.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SecretMask.SHORTEST)
                .toList();
    }

    /** Without those of several lines: masks see one line at a time. */
    private static List<String> forms(String value) {
        try (SecretText text = SecretText.of(value)) {
            return SecretForms.of(text).stream()
                    .map(form -> new String(form, StandardCharsets.UTF_8))
                    .filter(form -> form.indexOf('\n') < 0)
                    .toList();
        }
    }

    @Override
    public String toString() {
        return "DecryptedVariables" + values.keySet();
    }
}
