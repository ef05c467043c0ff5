package io.homeplane.deploy.secrets.sops;

/**
 * What the rule of a file has found on the way to a value: in the keys above it and in the active comments, those that
 * stand before the value or before one of its ancestors.
 */
final class Surroundings {
    private final EncryptionRule rule;
    private final boolean matchedAbove;
    private boolean matchedHere;

    Surroundings(EncryptionRule rule) {
        this(rule, false);
    }

    private Surroundings(EncryptionRule rule, boolean matchedAbove) {
        this.rule = rule;
        this.matchedAbove = matchedAbove;
    }

    /** A level further in, with no comments of its own yet. */
    Surroundings inside() {
        return new Surroundings(rule, matched());
    }

    /** At the value of this key. */
    Surroundings at(String key) {
        boolean matches = !rule.kind().looksAtComments() && rule.matches(key);
        return new Surroundings(rule, matched() || matches);
    }

    boolean encrypted() {
        return matched() == rule.kind().encryptsMatches();
    }

    /** Whether this comment is encrypted; it counts as active from here on. */
    boolean commentEncrypted(String text) {
        boolean before = matched();
        boolean matches = rule.kind().looksAtComments() && rule.matches(text);
        matchedHere |= matches;
        // The comment that switches encryption on is itself readable; one that switches it off is so too.
        return rule.kind() == EncryptionRule.Kind.ENCRYPTED_COMMENT_REGEX ? before : encrypted();
    }

    /** Comments are active up to the value after them. */
    void forgetComments() {
        matchedHere = false;
    }

    private boolean matched() {
        return matchedAbove || matchedHere;
    }
}
