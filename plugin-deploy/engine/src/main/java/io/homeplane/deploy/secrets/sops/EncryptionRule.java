package io.homeplane.deploy.secrets.sops;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.homeplane.deploy.secrets.SecretException;

/**
 * Which values of a file are encrypted: those for which {@code pattern} is found in a component of their path (or in an
 * active comment), or those for which it is not.
 */
public final class EncryptionRule {
    static final EncryptionRule DEFAULT = new EncryptionRule(Kind.UNENCRYPTED_SUFFIX, "_unencrypted", null);

    private final Kind kind;
    private final String pattern;
    private final Pattern compiled;

    /** The rules that SOPS knows; a file has exactly one of them. */
    public enum Kind {
        UNENCRYPTED_SUFFIX("unencrypted_suffix"),
        ENCRYPTED_SUFFIX("encrypted_suffix"),
        UNENCRYPTED_REGEX("unencrypted_regex"),
        ENCRYPTED_REGEX("encrypted_regex"),
        UNENCRYPTED_COMMENT_REGEX("unencrypted_comment_regex"),
        ENCRYPTED_COMMENT_REGEX("encrypted_comment_regex");

        private final String metadataKey;

        Kind(String metadataKey) {
            this.metadataKey = metadataKey;
        }

        String metadataKey() {
            return metadataKey;
        }

        boolean encryptsMatches() {
            return this == ENCRYPTED_SUFFIX || this == ENCRYPTED_REGEX || this == ENCRYPTED_COMMENT_REGEX;
        }

        boolean looksAtComments() {
            return this == UNENCRYPTED_COMMENT_REGEX || this == ENCRYPTED_COMMENT_REGEX;
        }

        boolean isSuffix() {
            return this == UNENCRYPTED_SUFFIX || this == ENCRYPTED_SUFFIX;
        }
    }

    private EncryptionRule(Kind kind, String pattern, Pattern compiled) {
        this.kind = kind;
        this.pattern = pattern;
        this.compiled = compiled;
    }

    /** @throws com.google.re2j.PatternSyntaxException when a regular expression is none */
    static EncryptionRule of(Kind kind, String pattern) {
        return new EncryptionRule(kind, pattern, kind.isSuffix() ? null : Pattern.compile(pattern));
    }

    /** @throws SecretException naming the place, when a regular expression is none */
    static EncryptionRule checked(String where, Kind kind, String pattern) throws SecretException {
        try {
            return of(kind, pattern);
        } catch (PatternSyntaxException e) {
            throw new SecretException(
                    SecretException.Kind.MALFORMED,
                    where + ": its " + kind.metadataKey() + " is not a regular expression: " + e.getDescription());
        }
    }

    public Kind kind() {
        return kind;
    }

    /** The suffix, or the regular expression in RE2's syntax. */
    public String pattern() {
        return pattern;
    }

    /** The rule's pattern is found in this key or comment. */
    boolean matches(String text) {
        return compiled == null
                ? text.endsWith(pattern)
                : compiled.matcher(text).find();
    }

    @Override
    public String toString() {
        return kind.metadataKey() + ": " + pattern;
    }
}
