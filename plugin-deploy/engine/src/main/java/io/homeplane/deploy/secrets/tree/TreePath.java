package io.homeplane.deploy.secrets.tree;

import java.nio.charset.StandardCharsets;

/** Where a value stands: the keys and list positions that lead to it. */
public final class TreePath {
    public static final TreePath ROOT = new TreePath(null, "", "");

    private final TreePath parent;
    private final String shown;
    private final String keys;

    private TreePath(TreePath parent, String shown, String keys) {
        this.parent = parent;
        this.shown = shown;
        this.keys = keys;
    }

    public TreePath key(String key) {
        return new TreePath(this, shown.isEmpty() ? key : shown + "." + key, keys.isEmpty() ? key : keys + ":" + key);
    }

    public TreePath index(int index) {
        return new TreePath(this, shown + "." + index, keys);
    }

    public TreePath parent() {
        return parent;
    }

    /** What binds a value to its place: the keys alone, list positions are not among them. */
    public byte[] additionalData() {
        return (keys + ":").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return shown;
    }
}
