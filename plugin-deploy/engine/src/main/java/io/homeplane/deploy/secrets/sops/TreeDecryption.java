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
import java.util.Optional;

/** Walks the documents of a file in order, opens what is encrypted and adds up the MAC. */
final class TreeDecryption {
    private final String file;
    private final SopsMetadata metadata;
    private final EncryptionRule rule;
    private final ValueCipher cipher;
    private final Nonces.Notice notice;
    private final FileMac mac;

    TreeDecryption(String file, SopsMetadata metadata, ValueCipher cipher, Nonces.Notice notice) {
        this.file = file;
        this.metadata = metadata;
        this.rule = metadata.rule();
        this.cipher = cipher;
        this.notice = notice;
        mac = new FileMac(metadata.macOnlyEncrypted());
    }

    List<Branch> decrypt(List<Branch> documents) throws SecretException {
        List<Branch> plain = new ArrayList<>();
        for (Branch document : documents) {
            plain.add(branch(document, TreePath.ROOT, new Surroundings(rule)));
        }
        mac.verify(file, metadata, cipher);
        return plain;
    }

    private Branch branch(Branch encrypted, TreePath path, Surroundings above) throws SecretException {
        Branch plain = new Branch();
        Surroundings here = above.inside();
        for (Entry entry : encrypted.entries()) {
            if (entry.value() instanceof Comment comment) {
                plain.comment(comment(comment, path, here));
            } else {
                TreePath child = path.key(entry.key());
                plain.put(entry.key(), value(entry.value(), child, here.at(entry.key())));
                here.forgetComments();
            }
        }
        return plain;
    }

    private Sequence sequence(Sequence encrypted, TreePath path, Surroundings above) throws SecretException {
        Sequence plain = new Sequence();
        Surroundings here = above.inside();
        int index = 0;
        for (Node item : encrypted.items()) {
            if (item instanceof Comment comment) {
                plain.items().add(comment(comment, path, here));
            } else {
                plain.items().add(value(item, path.index(index++), here));
                here.forgetComments();
            }
        }
        return plain;
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
        Node plain = here.encrypted() ? open(leaf, path) : leaf;
        if (plain instanceof Leaf opened) {
            mac.add(opened, here.encrypted());
        }
        return plain;
    }

    private Node open(Leaf leaf, TreePath path) throws SecretException {
        if (leaf.type() == Leaf.Type.STRING && leaf.bytes().length == 0) {
            return leaf;
        }
        Optional<EncryptedValue> value =
                leaf.type() == Leaf.Type.STRING ? EncryptedValue.parse(leaf.text()) : Optional.empty();
        if (value.isEmpty()) {
            throw tampered(path, "is not an encrypted value although " + rule + " says it is one");
        }
        byte[] plain = open(value.get(), path)
                .orElseThrow(() -> tampered(path, "was changed, moved or renamed after it was encrypted"));
        return PlainValue.of(value.get().type(), plain)
                .orElseThrow(() -> tampered(
                        path, "does not hold a value of its type " + value.get().type()));
    }

    private Optional<byte[]> open(EncryptedValue value, TreePath path) {
        byte[] additionalData = path.additionalData();
        Optional<byte[]> plain = cipher.open(value, additionalData);
        plain.ifPresent(bytes -> notice.value(value.type(), bytes, additionalData, value.iv()));
        return plain;
    }

    /** A comment that does not open stays as it is: older versions of SOPS left comments unencrypted. */
    private Comment comment(Comment comment, TreePath path, Surroundings here) {
        boolean encrypted = here.commentEncrypted(comment.text());
        if (!encrypted) {
            return comment;
        }
        Optional<EncryptedValue> value = EncryptedValue.parse(new String(comment.bytes(), StandardCharsets.ISO_8859_1));
        // Where a comment stands between two levels is a matter of reading: the levels above are tried too.
        for (TreePath level = path; value.isPresent() && level != null; level = level.parent()) {
            Optional<byte[]> plain = open(value.get(), level);
            if (plain.isPresent()) {
                // SOPS prints a decrypted comment above the value, also when it stood beside it.
                return new Comment(plain.get(), false, true);
            }
        }
        return comment;
    }

    private SecretException tampered(TreePath path, String what) {
        return new SecretException(
                SecretException.Kind.TAMPERED,
                file + ": the value of " + path + " " + what
                        + "; restore the file from git, or set the value again with sops");
    }
}
