package io.homeplane.inventory.jenkins;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import io.homeplane.inventory.model.Inventory;
import java.io.IOException;
import java.util.List;

/** The inventory that a build works with: where its files are and at which revision; kept with the build. */
public final class RunInventory extends InvisibleAction {
    private final String node;
    private final String repository;
    private final String path;
    private final String origin;
    private final String revision;

    /**
     * An inventory that was found.
     *
     * @param node the node its files are on; empty for the controller
     * @param repository root of the repository there, which the paths of stacks are relative to
     * @param path the inventory's directory, relative to the root; empty for the root itself
     * @param origin the registered name or the directory, as people know it
     * @param revision the commit; empty when it is in no git repository
     */
    RunInventory(String node, String repository, String path, String origin, String revision) {
        this.node = node;
        this.repository = repository;
        this.path = path;
        this.origin = origin;
        this.revision = revision;
    }

    /**
     * The inventory that the build has read, or else the one registered for its job.
     *
     * @throws AbortException when there is neither
     */
    public static RunInventory of(Run<?, ?> run) throws IOException, InterruptedException {
        RunInventory read = run.getAction(RunInventory.class);
        return read != null ? read : registeredFor(run);
    }

    /** The one inventory that is registered for a build's job, at its newest revision; on its job's branch when it has one. */
    static RunInventory registeredFor(Run<?, ?> run) throws IOException, InterruptedException {
        String job = run.getParent().getFullName();
        List<RegisteredInventory> admitting = HomeplaneConfiguration.get().admitting(job);
        if (admitting.size() != 1) {
            throw new AbortException((admitting.isEmpty() ? "No inventory is" : "More than one inventory is")
                    + " registered for job " + job + ": call inventory(dir: '.') in a node block,"
                    + " or inventory(repo: '..') with the name of a registered one, first");
        }
        return admitting.get(0).atItsBranch();
    }

    /** The repository's root where the files are; code that works with them runs there. */
    public FilePath root() throws AbortException {
        return ThisJenkins.file(node, repository);
    }

    /**
     * The repository's root on the machine of a {@code node} block, copied there when it is elsewhere.
     *
     * @param workspace the block's workspace; null outside of one, for where the files are
     */
    public FilePath rootNear(FilePath workspace) throws IOException, InterruptedException {
        FilePath root = root();
        if (workspace == null || workspace.getChannel() == root.getChannel()) {
            return root;
        }
        FilePath beside = workspace.child("..").child(workspace.getName() + "@tmp");
        FilePath copy = beside.child("homeplane-" + revision);
        copy.deleteRecursive();
        root.copyRecursiveTo(copy);
        return copy;
    }

    /** Reads it anew. */
    public Inventory read() throws IOException, InterruptedException {
        return directory().act(new ReadInventory(InventoryRules.installed()));
    }

    /** Reads it anew with its Compose files, and takes from that, where the files are, what one needs of it. */
    public <T> T read(SnapshotReading<T> reading) throws IOException, InterruptedException {
        return directory().act(new ReadFromSnapshot<>(InventoryRules.installed(), reading));
    }

    /** The directory that the inventory itself is in. */
    FilePath directory() throws AbortException {
        FilePath root = root();
        return path.isEmpty() ? root : root.child(path);
    }

    /** The registered name or the directory. */
    public String origin() {
        return origin;
    }

    /** The commit; empty when unknown. */
    public String revision() {
        return revision;
    }
}
