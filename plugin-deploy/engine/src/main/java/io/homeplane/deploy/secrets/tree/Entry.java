package io.homeplane.deploy.secrets.tree;

/** One item of a branch: a value under its key, or a comment under none. */
public record Entry(String key, Node value) {
    public static Entry of(Comment comment) {
        return new Entry(null, comment);
    }

    public boolean isComment() {
        return key == null;
    }
}
