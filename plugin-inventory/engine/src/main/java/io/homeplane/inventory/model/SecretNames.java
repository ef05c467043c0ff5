package io.homeplane.inventory.model;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/** Tells a secret that stands in the open from what is none, by its name and by what its value cannot be. */
public final class SecretNames {
    /** What the last words of a secret's name are; looked for in every name of every environment, so without an expression. */
    private static final List<String> LAST_WORDS = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "token",
            "api_key",
            "apikey",
            "private_key",
            "privatekey",
            "secret_key",
            "secretkey",
            "access_key",
            "accesskey",
            "encryption_key",
            "encryptionkey",
            "auth_key",
            "authkey",
            "credential",
            "credentials",
            "pass",
            "pwd");

    private static final Pattern REFERENCE =
            Pattern.compile("^(/|\\./|file:|https?://[^@]*$|ENC\\[)|\\$\\{|\\$[A-Za-z_]|\\[\\[|\\{\\{");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)^(true|false|yes|no|none|null|changeme|change[-_ ]me|example.*|your[-_ ].*|<.*>|x+|\\*+|[0-9]{1,6})$");
    private static final int SHORTEST = 6;

    private SecretNames() {}

    /** Adds the problem of such a value, which is itself never shown. */
    public static void report(Position position, String path, Problems problems) {
        problems.add(
                ProblemCode.PLAINTEXT_SECRET,
                position,
                path,
                "looks like a secret that anyone who reads the repository can read",
                "move it into a SOPS file and change it; if it is none, end the line with # plane-ignore "
                        + ProblemCode.PLAINTEXT_SECRET.code() + ": <reason>");
    }

    /** True when a value is most likely a secret in the open. */
    public static boolean isOpenSecret(String name, String value) {
        return isSecret(name) && isOpen(value);
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String words : LAST_WORDS) {
            int before = lower.length() - words.length() - 1;
            if (lower.endsWith(words) && (before < 0 || "_.-".indexOf(lower.charAt(before)) >= 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpen(String value) {
        String bare = value.strip();
        boolean quoted = bare.length() > 1 && (bare.startsWith("\"") || bare.startsWith("'"));
        String text = quoted ? bare.substring(1, bare.length() - 1) : bare;
        return text.length() >= SHORTEST
                && !REFERENCE.matcher(text).find()
                && !PLACEHOLDER.matcher(text).matches();
    }
}
