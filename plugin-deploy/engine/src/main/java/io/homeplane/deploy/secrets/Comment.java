package io.homeplane.deploy.secrets;

import java.nio.charset.StandardCharsets;

/** The text of one comment line, without the mark that begins it. */
final class Comment implements Node {
    private final byte[] bytes;
    private final boolean inline;
    private final boolean secret;

    Comment(byte[] bytes, boolean inline, boolean secret) {
        this.bytes = bytes;
        this.inline = inline;
        this.secret = secret;
    }

    static Comment of(String text, boolean inline) {
        return new Comment(text.getBytes(StandardCharsets.UTF_8), inline, false);
    }

    byte[] bytes() {
        return bytes;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Stands at the end of the line of the value after it in the tree. */
    boolean inline() {
        return inline;
    }

    /** Was encrypted. */
    boolean secret() {
        return secret;
    }
}
