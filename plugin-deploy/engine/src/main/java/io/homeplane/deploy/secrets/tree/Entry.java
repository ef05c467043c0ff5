package io.homeplane.deploy.secrets.tree;

/** One item of a branch: a value under its key, or a comment under none. */
public record Entry(String key, Node value) {
    /** The same key with another value. */
    public Entry with(Node other) {
        return new Entry(key, other);
    }

    /** A comment stands under no key. */
    public static Entry of(Comment comment) {
        return new Entry(null, comment);
    }

    public boolean isComment() {
        return key == null;
    }
}
