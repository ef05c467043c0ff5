package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.format.YamlTime;
import io.homeplane.deploy.secrets.tree.Comment;
import io.homeplane.deploy.secrets.tree.Decimal;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decrypted bytes and their type to a node. */
final class PlainValue {
    private PlainValue() {}

    /** The node, in the text that enters the MAC; empty when the bytes are no value of that type. */
    static Optional<Node> of(String type, byte[] plain) {
        return switch (type) {
            case "str", "bytes" -> Optional.of(new Leaf(Leaf.Type.STRING, plain, true));
            case "comment" -> Optional.of(new Comment(plain, false, true));
            case "int" -> integer(text(plain)).map(text -> secret(Leaf.Type.INTEGER, text));
            case "float" -> decimal(text(plain)).map(text -> secret(Leaf.Type.FLOAT, text));
            case "bool" -> bool(text(plain)).map(text -> secret(Leaf.Type.BOOLEAN, text));
            case "time" -> YamlTime.canonical(text(plain)).map(text -> secret(Leaf.Type.TIME, text));
            default -> Optional.empty();
        };
    }

    private static Optional<String> integer(String text) {
        try {
            return Optional.of(Long.toString(Long.parseLong(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> decimal(String text) {
        try {
            return Optional.of(Decimal.plain(Decimal.parse(text)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> bool(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> Optional.of("True");
            case "0", "f", "F", "false", "FALSE", "False" -> Optional.of("False");
            default -> Optional.empty();
        };
    }

    private static String text(byte[] plain) {
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static Leaf secret(Leaf.Type type, String canonical) {
        return new Leaf(type, canonical.getBytes(StandardCharsets.UTF_8), true);
    }
}
