package io.homeplane.inventory.model;

import com.google.re2j.Pattern;

/** Tells a secret that stands in the open from what is none, by its name and by what its value cannot be. */
public final class SecretNames {
    private static final Pattern SECRET = Pattern.compile("(?i)(^|[_.-])(password|passwd|passphrase|secret|token|"
            + "api_?key|apikey|private_?key|secret_?key|access_?key|encryption_?key|auth_?key|credentials?|pass|pwd)$");
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
        String bare = value.strip();
        boolean quoted = bare.length() > 1 && (bare.startsWith("\"") || bare.startsWith("'"));
        String text = quoted ? bare.substring(1, bare.length() - 1) : bare;
        return SECRET.matcher(name).find()
                && text.length() >= SHORTEST
                && !REFERENCE.matcher(text).find()
                && !PLACEHOLDER.matcher(text).matches();
    }
}
