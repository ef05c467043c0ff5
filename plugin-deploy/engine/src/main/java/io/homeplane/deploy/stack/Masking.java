package io.homeplane.deploy.stack;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretMask;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.format.PlainTexts;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Replaces secret values in what people get to read, in every form that {@link SecretMask} knows. */
final class Masking {
    private final SecretMask mask;

    private Masking(SecretMask mask) {
        this.mask = mask;
    }

    /** Masks decrypted files as a whole, the values in them, and every line, also where a value stands in quotes there. */
    static Masking of(List<RepositoryFile> decrypted) {
        Set<String> found = new LinkedHashSet<>();
        for (RepositoryFile file : decrypted) {
            String text = new String(file.content(), StandardCharsets.UTF_8);
            found.add(text);
            values(file, found);
            text.lines().forEach(line -> {
                found.add(line.strip());
                value(line, '=', found);
                value(line, ':', found);
            });
        }
        Map<String, SecretText> secrets = new LinkedHashMap<>();
        found.forEach(text -> secrets.put(Integer.toString(secrets.size()), SecretText.of(text)));
        return new Masking(SecretMask.of(secrets));
    }

    String mask(String text) {
        return mask.apply(text);
    }

    private static void values(RepositoryFile file, Set<String> found) {
        try {
            found.addAll(PlainTexts.of(file.path(), file.content()));
        } catch (SecretException notOfItsFormat) {
            // Compose will say so; what stands on its lines is masked all the same.
        }
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
        return "Masking[" + mask + "]";
    }
}
