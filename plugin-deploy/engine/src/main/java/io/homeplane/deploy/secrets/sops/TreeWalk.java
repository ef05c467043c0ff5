package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Comment;
import io.homeplane.deploy.secrets.tree.Entry;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import io.homeplane.deploy.secrets.tree.Sequence;
import io.homeplane.deploy.secrets.tree.TreePath;
import java.util.ArrayList;
import java.util.List;

/** Walks documents in order and builds their like; what becomes of values and comments is a matter of the direction. */
abstract class TreeWalk {
    final EncryptionRule rule;

    TreeWalk(EncryptionRule rule) {
        this.rule = rule;
    }

    final List<Branch> walk(List<Branch> documents) throws SecretException {
        List<Branch> built = new ArrayList<>();
        for (Branch document : documents) {
            built.add(branch(document, TreePath.ROOT, new Surroundings(rule)));
        }
        return built;
    }

    /** What becomes of a value that is not null; {@code encrypted} is what the rule says of it. */
    abstract Node leaf(Leaf leaf, TreePath path, boolean encrypted) throws SecretException;

    /** What becomes of a comment in the branch or list at {@code path}. */
    abstract Comment comment(Comment comment, TreePath path, boolean encrypted) throws SecretException;

    /** What becomes of a comment between the items of a list. */
    Node commentOfList(Comment comment, TreePath path, boolean encrypted) throws SecretException {
        return comment(comment, path, encrypted);
    }

    private Branch branch(Branch branch, TreePath path, Surroundings above) throws SecretException {
        Branch built = new Branch();
        Surroundings here = above.inside();
        for (Entry entry : branch.entries()) {
            if (entry.value() instanceof Comment comment) {
                built.comment(comment(comment, path, here.commentEncrypted(comment.text())));
            } else {
                built.put(entry.key(), value(entry.value(), path.key(entry.key()), here.at(entry.key())));
                here.forgetComments();
            }
        }
        return built;
    }

    private Sequence sequence(Sequence sequence, TreePath path, Surroundings above) throws SecretException {
        Sequence built = new Sequence();
        Surroundings here = above.inside();
        int index = 0;
        for (Node item : sequence.items()) {
            if (item instanceof Comment comment) {
                built.items().add(commentOfList(comment, path, here.commentEncrypted(comment.text())));
            } else {
                built.items().add(value(item, path.index(index++), here));
                here.forgetComments();
            }
        }
        return built;
    }

    private Node value(Node node, TreePath path, Surroundings here) throws SecretException {
        if (node instanceof Branch branch) {
            return branch(branch, path, here);
        }
        if (node instanceof Sequence sequence) {
            return sequence(sequence, path, here);
        }
        Leaf leaf = (Leaf) node;
        return leaf.type() == Leaf.Type.NULL ? leaf : leaf(leaf, path, here.encrypted());
    }
}
