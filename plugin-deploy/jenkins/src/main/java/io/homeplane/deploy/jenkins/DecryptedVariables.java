package io.homeplane.deploy.jenkins;

import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.sops.Decrypted;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A decrypted file as variables; its text never shows a value. */
final class DecryptedVariables {
    /** Masking what is shorter would hide half of every log and tell the value by its gaps. */
    private static final int SHORTEST_MASKED = 4;

    private final Map<String, String> values;
    private final Map<String, String> secrets;

    /**
     * Values by variable.
     *
     * @param secrets those of them that were encrypted, and encrypted comments
     */
    DecryptedVariables(Map<String, String> values, Map<String, String> secrets) {
        this.values = new LinkedHashMap<>(values);
        this.secrets = new LinkedHashMap<>(secrets);
    }

    /** Keys become names that a shell takes: {@code db.users.0} becomes {@code db_users_0}. */
    static DecryptedVariables of(Decrypted decrypted) {
        return new DecryptedVariables(revealed(decrypted.values()), revealed(decrypted.secrets()));
    }

    private static Map<String, String> revealed(Map<String, SecretText> texts) {
        Map<String, String> revealed = new LinkedHashMap<>();
        texts.forEach((key, text) -> revealed.put(key.replaceAll("[^A-Za-z0-9_]", "_"), text.reveal()));
        return revealed;
    }

    Map<String, String> values() {
        return new LinkedHashMap<>(values);
    }

    /** Every secret value, and every line of it. */
    Set<String> masked() {
        Set<String> masked = new LinkedHashSet<>();
        for (String value : secrets.values()) {
            masked.add(value);
            value.lines().map(String::strip).forEach(masked::add);
        }
        masked.removeIf(text -> text.length() < SHORTEST_MASKED);
        return masked;
    }

    /** Names the variables that are too short to be masked. */
    void warn(PrintStream log, String file) {
        List<String> bare = new ArrayList<>();
        secrets.forEach((name, value) -> {
            if (!value.isEmpty() && value.length() < SHORTEST_MASKED) {
                bare.add(name);
            }
        });
        if (!bare.isEmpty()) {
            log.println("Warning: " + String.join(", ", bare) + " of " + file
                    + " are not masked: they are shorter than " + SHORTEST_MASKED + " characters");
        }
    }

    @Override
    public String toString() {
        return "DecryptedVariables" + values.keySet();
    }
}
