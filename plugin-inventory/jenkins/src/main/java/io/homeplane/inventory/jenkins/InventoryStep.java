package io.homeplane.inventory.jenkins;

import hudson.AbortException;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Problem;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code inventory}: reads and checks an inventory, which the build's other steps then work with. */
public final class InventoryStep extends Step {
    private String dir;
    private String repo;
    private String revision;

    @DataBoundConstructor
    public InventoryStep() {}

    public String getDir() {
        return dir;
    }

    /** A directory of the workspace. */
    @DataBoundSetter
    public void setDir(String dir) {
        this.dir = Util.fixEmptyAndTrim(dir);
    }

    public String getRepo() {
        return repo;
    }

    /** The name of a registered inventory, read without a workspace. */
    @DataBoundSetter
    public void setRepo(String repo) {
        this.repo = Util.fixEmptyAndTrim(repo);
    }

    public String getRevision() {
        return revision;
    }

    /** Branch, tag or commit; with {@code repo} alone. */
    @DataBoundSetter
    public void setRevision(String revision) {
        this.revision = Util.fixEmptyAndTrim(revision);
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, dir, repo, revision);
    }

    private static final class Execution extends EngineStepExecution<Map<String, Object>> {
        private static final long serialVersionUID = 1L;

        private final String dir;
        private final String repo;
        private final String revision;

        Execution(StepContext context, String dir, String repo, String revision) {
            super(context);
            this.dir = dir;
            this.repo = repo;
            this.revision = Util.fixNull(revision);
        }

        @Override
        protected Map<String, Object> work() throws Exception {
            RunInventory found = find();
            Inventory inventory = found.read();
            for (Problem problem : inventory.problems()) {
                listener().getLogger().println(problem);
            }
            Map<String, Object> summary = InventorySummary.of(found, inventory);
            listener().getLogger().println(InventorySummary.sentence(found, inventory));
            if (inventory.hasErrors()) {
                throw new AbortException("The inventory " + found.origin() + " has " + summary.get("errors")
                        + " errors, so nothing may be deployed from it: mend what is listed above");
            }
            build().addOrReplaceAction(found);
            build().save();
            return summary;
        }

        private RunInventory find() throws IOException, InterruptedException {
            FilePath workspace = getContext().get(FilePath.class);
            if (repo != null) {
                return Checkouts.open(HomeplaneConfiguration.get().registered(repo), revision);
            }
            if (!revision.isEmpty()) {
                throw new AbortException("inventory(revision: '" + revision + "') needs repo:, the name of a"
                        + " registered inventory; a workspace is read as it is checked out");
            }
            if (workspace == null && dir == null) {
                return RunInventory.registeredFor(build());
            }
            if (workspace == null) {
                throw new AbortException("inventory(dir: '" + dir + "') needs a workspace: call it in a node block,"
                        + " or use inventory(repo: '..') with the name of a registered inventory");
            }
            return inWorkspace(workspace.child(dir == null ? "." : dir));
        }

        private RunInventory inWorkspace(FilePath directory) throws IOException, InterruptedException {
            if (!directory.isDirectory()) {
                throw new AbortException("inventory(dir: '" + dir + "') found no such directory in the workspace"
                        + " at " + directory.getRemote() + ": check out the repository first, or correct dir:");
            }
            Computer computer = getContext().get(Computer.class);
            String node = computer == null ? "" : computer.getName();
            InventoryPlace tree = directory.act(new FindInventoryPlace(InventoryRules.installed()));
            return new RunInventory(node, tree.root(), tree.path(), dir == null ? "." : dir, commit(tree));
        }

        /** A checkout of a registered inventory is no repository: its commit is known to the build alone. */
        private String commit(InventoryPlace tree) throws IOException, InterruptedException {
            RunInventory checkedOut = build().getAction(RunInventory.class);
            return tree.commit().isEmpty() && checkedOut != null ? checkedOut.revision() : tree.commit();
        }

        @Override
        protected String restartSentence() {
            return "The controller restarted while the inventory was read: nothing was changed, run the build again";
        }
    }

    /** What is known of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptor {
        @Override
        public String getFunctionName() {
            return "inventory";
        }

        @Override
        public String getDisplayName() {
            return "Read and check an inventory";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class);
        }
    }
}
