package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Comment;
import io.homeplane.deploy.secrets.tree.Entry;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import io.homeplane.deploy.secrets.tree.Sequence;
import io.homeplane.deploy.secrets.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Walks the documents of a plaintext in order, seals what the rule says and adds up the MAC. */
final class TreeEncryption {
    private final String file;
    private final EncryptionRule rule;
    private final ValueCipher cipher;
    private final Nonces nonces;
    private final FileMac mac;

    TreeEncryption(String file, EncryptionRule rule, boolean macOnlyEncrypted, ValueCipher cipher, Nonces nonces) {
        this.file = file;
        this.rule = rule;
        this.cipher = cipher;
        this.nonces = nonces;
        mac = new FileMac(macOnlyEncrypted);
    }

    List<Branch> encrypt(List<Branch> documents) throws SecretException {
        List<Branch> encrypted = new ArrayList<>();
        for (Branch document : documents) {
            encrypted.add(branch(document, TreePath.ROOT, new Surroundings(rule)));
        }
        return encrypted;
    }

    /** The code over what was encrypted, bound to the time of change. */
    String mac(String lastModified) {
        return mac.seal(lastModified, cipher, nonces);
    }

    private Branch branch(Branch plain, TreePath path, Surroundings above) throws SecretException {
        Branch encrypted = new Branch();
        Surroundings here = above.inside();
        for (Entry entry : plain.entries()) {
            if (entry.value() instanceof Comment comment) {
                boolean sealed = isSealed(comment, here);
                encrypted.comment(sealed ? new Comment(text(comment, path), comment.inline(), true) : comment);
            } else {
                TreePath child = path.key(entry.key());
                encrypted.put(entry.key(), value(entry.value(), child, here.at(entry.key())));
                here.forgetComments();
            }
        }
        return encrypted;
    }

    private Sequence sequence(Sequence plain, TreePath path, Surroundings above) throws SecretException {
        Sequence encrypted = new Sequence();
        Surroundings here = above.inside();
        int index = 0;
        for (Node item : plain.items()) {
            if (item instanceof Comment comment) {
                boolean sealed = isSealed(comment, here);
                // SOPS writes an encrypted comment of a list as an item, told from others by its type.
                encrypted.items().add(sealed ? new Leaf(Leaf.Type.STRING, text(comment, path), true) : comment);
            } else {
                encrypted.items().add(value(item, path.index(index++), here));
                here.forgetComments();
            }
        }
        return encrypted;
    }

    private Node value(Node node, TreePath path, Surroundings here) throws SecretException {
        if (node instanceof Branch branch) {
            return branch(branch, path, here);
        }
        if (node instanceof Sequence sequence) {
            return sequence(sequence, path, here);
        }
        Leaf leaf = (Leaf) node;
        if (leaf.type() == Leaf.Type.NULL) {
            return leaf;
        }
        mac.add(leaf, here.encrypted());
        if (!here.encrypted() || leaf.bytes().length == 0) {
            return leaf;
        }
        return new Leaf(Leaf.Type.STRING, seal(type(leaf), leaf.bytes(), path), true);
    }

    private static boolean isSealed(Comment comment, Surroundings here) {
        return here.commentEncrypted(comment.text()) && comment.bytes().length > 0;
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
