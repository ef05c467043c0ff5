package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.format.YamlText;
import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Comment;
import io.homeplane.deploy.secrets.tree.Entry;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import io.homeplane.deploy.secrets.tree.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of all documents under flat names: keys and list positions joined by dots. */
final class FlatValues {
    private final Map<String, SecretText> values = new LinkedHashMap<>();
    private final Map<String, SecretText> secrets = new LinkedHashMap<>();

    static FlatValues of(List<Branch> documents) {
        FlatValues flat = new FlatValues();
        for (int index = 0; index < documents.size(); index++) {
            // Later documents may repeat the keys of the first.
            flat.branch(documents.get(index), index == 0 ? "" : "[" + index + "].");
        }
        return flat;
    }

    /** Every value that is not null. */
    Map<String, SecretText> values() {
        return values;
    }

    /** Those that were encrypted, and decrypted comments under the name of their place. */
    Map<String, SecretText> secrets() {
        return secrets;
    }

    private void branch(Branch branch, String prefix) {
        int comments = 0;
        for (Entry entry : branch.entries()) {
            if (entry.isComment()) {
                comment((Comment) entry.value(), prefix + "#" + comments++);
            } else {
                node(entry.value(), prefix + entry.key());
            }
        }
    }

    private void node(Node node, String path) {
        if (node instanceof Branch branch) {
            branch(branch, path + ".");
        } else if (node instanceof Sequence sequence) {
            sequence(sequence, path);
        } else if (node instanceof Leaf leaf && leaf.type() != Leaf.Type.NULL) {
            SecretText text = text(leaf);
            values.put(unused(values, path), text);
            if (leaf.secret()) {
                secrets.put(unused(secrets, path), text);
            }
        }
    }

    private void sequence(Sequence sequence, String path) {
        int index = 0;
        int comments = 0;
        for (Node item : sequence.items()) {
            if (item instanceof Comment comment) {
                comment(comment, path + ".#" + comments++);
            } else {
                node(item, path + "." + index++);
            }
        }
    }

    private void comment(Comment comment, String path) {
        if (comment.secret()) {
            secrets.put(unused(secrets, path), SecretText.of(comment.text().strip()));
        }
    }

    /** A key with a dot may give the name of a value further in; none of the two may get lost. */
    private static String unused(Map<String, SecretText> taken, String path) {
        String name = path;
        for (int count = 2; taken.containsKey(name); count++) {
            name = path + "[" + count + "]";
        }
        return name;
    }

    private static SecretText text(Leaf leaf) {
        return leaf.type() == Leaf.Type.STRING ? SecretText.of(leaf.bytes()) : SecretText.of(YamlText.scalar(leaf));
    }
}
