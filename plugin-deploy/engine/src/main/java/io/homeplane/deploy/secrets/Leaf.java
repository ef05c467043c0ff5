package io.homeplane.deploy.secrets;

import java.nio.charset.StandardCharsets;

/** A scalar in the text that the MAC is computed over: {@code True}, {@code 25}, the bytes of a string. */
final class Leaf implements Node {
    static final Leaf NULL = new Leaf(Type.NULL, new byte[0], false);

    private final Type type;
    private final byte[] bytes;
    private final boolean secret;

    enum Type {
        STRING,
        INTEGER,
        FLOAT,
        BOOLEAN,
        TIME,
        NULL
    }

    Leaf(Type type, byte[] bytes, boolean secret) {
        this.type = type;
        this.bytes = bytes;
        this.secret = secret;
    }

    static Leaf of(Type type, String canonical) {
        return new Leaf(type, canonical.getBytes(StandardCharsets.UTF_8), false);
    }

    static Leaf string(String text) {
        return of(Type.STRING, text);
    }

    static Leaf bool(boolean value) {
        return of(Type.BOOLEAN, value ? "True" : "False");
    }

    static Leaf number(double value) {
        return of(Type.FLOAT, Decimal.plain(value));
    }

    Type type() {
        return type;
    }

    byte[] bytes() {
        return bytes;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    boolean isTrue() {
        return bytes.length > 0 && bytes[0] == 'T';
    }

    double number() {
        return Decimal.parse(text());
    }

    /** Was encrypted. */
    boolean secret() {
        return secret;
    }
}
