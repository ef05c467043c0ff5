package io.homeplane.deploy.secrets;

/** One item of a branch: a value under its key, or a comment under none. */
record Entry(String key, Node value) {
    static Entry of(Comment comment) {
        return new Entry(null, comment);
    }

    boolean isComment() {
        return key == null;
    }
}
