package io.homeplane.deploy.secrets.tree;

import java.nio.charset.StandardCharsets;

/** A scalar in the text that the MAC is computed over: {@code True}, {@code 25}, the bytes of a string. */
public final class Leaf implements Node {
    public static final Leaf NULL = new Leaf(Type.NULL, new byte[0], false);

    private final Type type;
    private final byte[] bytes;
    private final boolean secret;

    public enum Type {
        STRING,
        INTEGER,
        FLOAT,
        BOOLEAN,
        TIME,
        NULL
    }

    public Leaf(Type type, byte[] bytes, boolean secret) {
        this.type = type;
        this.bytes = bytes;
        this.secret = secret;
    }

    public static Leaf of(Type type, String canonical) {
        return new Leaf(type, canonical.getBytes(StandardCharsets.UTF_8), false);
    }

    public static Leaf string(String text) {
        return of(Type.STRING, text);
    }

    public static Leaf bool(boolean value) {
        return of(Type.BOOLEAN, value ? "True" : "False");
    }

    public static Leaf number(double value) {
        return of(Type.FLOAT, Decimal.plain(value));
    }

    public Type type() {
        return type;
    }

    public byte[] bytes() {
        return bytes;
    }

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public boolean isTrue() {
        return bytes.length > 0 && bytes[0] == 'T';
    }

    public double number() {
        return Decimal.parse(text());
    }

    /** Was encrypted. */
    public boolean secret() {
        return secret;
    }
}
