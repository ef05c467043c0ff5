package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Comment;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import io.homeplane.deploy.secrets.tree.TreePath;
import java.nio.charset.StandardCharsets;

/** Seals what the rule says in the documents of a plaintext and adds up the MAC. */
final class TreeEncryption extends TreeWalk {
    private final String file;
    private final ValueCipher cipher;
    private final Nonces nonces;
    private final FileMac mac;

    TreeEncryption(String file, EncryptionRule rule, boolean macOnlyEncrypted, ValueCipher cipher, Nonces nonces) {
        super(rule);
        this.file = file;
        this.cipher = cipher;
        this.nonces = nonces;
        mac = new FileMac(macOnlyEncrypted);
    }

    /** The code over what was encrypted, bound to the time of change. */
    String mac(String lastModified) {
        return mac.seal(lastModified, cipher, nonces);
    }

    @Override
    Node leaf(Leaf leaf, TreePath path, boolean encrypted) {
        mac.add(leaf, encrypted);
        if (!encrypted || leaf.bytes().length == 0) {
            return leaf;
        }
        return new Leaf(Leaf.Type.STRING, seal(type(leaf), leaf.bytes(), path), true);
    }

    @Override
    Comment comment(Comment comment, TreePath path, boolean encrypted) throws SecretException {
        boolean sealed = encrypted && comment.bytes().length > 0;
        return sealed ? new Comment(text(comment, path), comment.inline(), true) : comment;
    }

    /** SOPS writes an encrypted comment of a list as an item, told from others by its type. */
    @Override
    Node commentOfList(Comment comment, TreePath path, boolean encrypted) throws SecretException {
        Comment sealed = comment(comment, path, encrypted);
        return sealed == comment ? comment : new Leaf(Leaf.Type.STRING, sealed.bytes(), true);
    }

    private byte[] text(Comment comment, TreePath path) throws SecretException {
        byte[] sealed = seal("comment", comment.bytes(), path);
        boolean confusing = rule.kind() == EncryptionRule.Kind.UNENCRYPTED_COMMENT_REGEX
                && rule.matches(new String(sealed, StandardCharsets.US_ASCII));
        if (confusing) {
            throw new SecretException(
                    SecretException.Kind.MALFORMED,
                    file + " cannot be encrypted: its " + rule
                            + " also matches comments that are encrypted; choose a pattern that no base64 contains");
        }
        return sealed;
    }

    private byte[] seal(String type, byte[] plain, TreePath path) {
        byte[] additionalData = path.additionalData();
        byte[] iv = nonces.next(type, plain, additionalData);
        return cipher.seal(plain, type, iv, additionalData).text().getBytes(StandardCharsets.US_ASCII);
    }

    private static String type(Leaf leaf) {
        return switch (leaf.type()) {
            case STRING -> "str";
            case INTEGER -> "int";
            case FLOAT -> "float";
            case BOOLEAN -> "bool";
            case TIME -> "time";
            case NULL -> throw new IllegalArgumentException("null is not encrypted");
        };
    }
}
