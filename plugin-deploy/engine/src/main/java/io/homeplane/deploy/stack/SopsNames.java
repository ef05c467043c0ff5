package io.homeplane.deploy.stack;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How encrypted files are called: {@code name.sops.env} becomes {@code name.env} beside it, {@code .sops.env} becomes {@code .env}. */
public final class SopsNames {
    private static final Pattern ENCRYPTED = Pattern.compile("(.*/)?([^/]*)\\.sops\\.([A-Za-z0-9]+)");
    private static final Pattern RULES = Pattern.compile("(.*/)?\\.sops\\.ya?ml");

    private SopsNames() {}

    /** True when a file of a repository is one that SOPS encrypted, going by its name. */
    public static boolean isEncrypted(RepositoryFile file) {
        return plaintext(file).isPresent();
    }

    /** Where the plaintext goes; empty when the file is not an encrypted one. */
    static Optional<String> plaintext(RepositoryFile file) {
        Matcher name = ENCRYPTED.matcher(file.path());
        if (!name.matches() || isRules(file)) {
            return Optional.empty();
        }
        String directory = name.group(1) == null ? "" : name.group(1);
        return Optional.of(directory + name.group(2) + "." + name.group(3));
    }

    /** The encrypted file that a plaintext path is made from. */
    static String encrypted(String plaintext) {
        int slash = plaintext.lastIndexOf('/');
        int dot = plaintext.lastIndexOf('.');
        return dot <= slash ? plaintext : plaintext.substring(0, dot) + ".sops" + plaintext.substring(dot);
    }

    /** {@code .sops.yaml} is where sops keeps its rules, unless it was encrypted itself. */
    private static boolean isRules(RepositoryFile file) {
        return RULES.matcher(file.path()).matches()
                && new String(file.content(), StandardCharsets.UTF_8).contains("creation_rules");
    }
}
