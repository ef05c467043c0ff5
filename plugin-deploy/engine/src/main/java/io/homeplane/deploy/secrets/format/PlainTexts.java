package io.homeplane.deploy.secrets.format;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Branch;
import io.homeplane.deploy.secrets.tree.Comment;
import io.homeplane.deploy.secrets.tree.Entry;
import io.homeplane.deploy.secrets.tree.Leaf;
import io.homeplane.deploy.secrets.tree.Node;
import io.homeplane.deploy.secrets.tree.Sequence;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The strings and comments of a plaintext as they are meant, without the quotes and escapes of its format. */
public final class PlainTexts {
    private final Set<String> found = new LinkedHashSet<>();

    private PlainTexts() {}

    /**
     * Those of a file.
     *
     * @param name its path, which decides the format
     */
    public static Set<String> of(String name, byte[] plaintext) throws SecretException {
        PlainTexts texts = new PlainTexts();
        SopsFormat.of(name).treeFormat().readPlain(name, plaintext).forEach(texts::add);
        return Collections.unmodifiableSet(texts.found);
    }

    private void add(Node node) {
        if (node instanceof Branch branch) {
            branch.entries().stream().map(Entry::value).forEach(this::add);
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(this::add);
        } else if (node instanceof Comment comment) {
            found.add(comment.text().strip());
        } else if (node instanceof Leaf leaf && leaf.type() == Leaf.Type.STRING) {
            found.add(leaf.text());
        }
    }
}
