package io.homeplane.deploy.secrets.tree;

import java.nio.charset.StandardCharsets;

/** The text of one comment line, without the mark that begins it. */
public final class Comment implements Node {
    private final byte[] bytes;
    private final boolean inline;
    private final boolean secret;

    public Comment(byte[] bytes, boolean inline, boolean secret) {
        this.bytes = bytes;
        this.inline = inline;
        this.secret = secret;
    }

    public static Comment of(String text, boolean inline) {
        return new Comment(text.getBytes(StandardCharsets.UTF_8), inline, false);
    }

    public byte[] bytes() {
        return bytes;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Stands at the end of the line of the value after it in the tree. */
    public boolean inline() {
        return inline;
    }

    /** Was encrypted. */
    public boolean secret() {
        return secret;
    }
}
