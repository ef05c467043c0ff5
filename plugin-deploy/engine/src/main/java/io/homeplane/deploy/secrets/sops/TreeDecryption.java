package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Comment;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import io.homeplane.deploy.secrets.tree.TreePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Opens what is encrypted in the documents of a file and adds up the MAC. */
final class TreeDecryption extends TreeWalk {
    private final String file;
    private final SopsMetadata metadata;
    private final ValueCipher cipher;
    private final Nonces.Notice notice;
    private final FileMac mac;

    TreeDecryption(String file, SopsMetadata metadata, ValueCipher cipher, Nonces.Notice notice) {
        super(metadata.rule());
        this.file = file;
        this.metadata = metadata;
        this.cipher = cipher;
        this.notice = notice;
        mac = new FileMac(metadata.macOnlyEncrypted());
    }

    List<Branch> decrypt(List<Branch> documents) throws SecretException {
        List<Branch> plain = walk(documents);
        mac.verify(file, metadata, cipher);
        return plain;
    }

    @Override
    Node leaf(Leaf leaf, TreePath path, boolean encrypted) throws SecretException {
        Node plain = encrypted ? open(leaf, path) : leaf;
        if (plain instanceof Leaf opened) {
            mac.add(opened, encrypted);
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
    @Override
    Comment comment(Comment comment, TreePath path, boolean encrypted) {
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
                file + ": the value of " + path + " " + what + "; restore the file from git, or encrypt it anew");
    }
}
