package io.homeplane.inventory.jenkins;

import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.ChangeLogParser;
import hudson.scm.NullChangeLogParser;
import hudson.scm.SCM;
import hudson.scm.SCMDescriptor;
import hudson.scm.SCMRevisionState;
import java.io.File;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * The files of a registered inventory, as {@code checkout scm} brings them into a workspace.
 *
 * <p>They come from the controller, which reads the repository itself: neither the git plugin nor git is needed. A workspace
 * gets the files and no repository; the build keeps the commit.
 */
public final class InventoryScm extends SCM {
    private final String inventory;

    /** @param inventory the name under which it is registered */
    @DataBoundConstructor
    public InventoryScm(String inventory) {
        this.inventory = inventory.trim();
    }

    public String getInventory() {
        return inventory;
    }

    @Override
    public void checkout(
            Run<?, ?> build,
            Launcher launcher,
            FilePath workspace,
            TaskListener listener,
            File changelogFile,
            SCMRevisionState baseline)
            throws IOException, InterruptedException {
        RunInventory files = HomeplaneConfiguration.get().registered(inventory).atItsBranch();
        listener.getLogger()
                .println("Checking out inventory " + inventory
                        + (files.revision().isEmpty() ? "" : " at commit " + files.revision()));
        workspace.mkdirs();
        workspace.deleteContents();
        files.root().copyRecursiveTo(workspace);
        build.addOrReplaceAction(files);
        build.save();
    }

    @Override
    public SCMRevisionState calcRevisionsFromBuild(
            Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener) {
        RunInventory files = build.getAction(RunInventory.class);
        return new CheckedOut(inventory, files == null ? "" : files.revision());
    }

    @Override
    public String getKey() {
        return "homeplane inventory " + inventory;
    }

    @Override
    public ChangeLogParser createChangeLogParser() {
        return NullChangeLogParser.INSTANCE;
    }

    /** Which commit of which inventory a build has checked out. */
    public static final class CheckedOut extends SCMRevisionState {
        private final String inventory;
        private final String commit;

        CheckedOut(String inventory, String commit) {
            this.inventory = inventory;
            this.commit = commit;
        }

        @Override
        public String toString() {
            return inventory + " " + commit;
        }
    }

    /** What forms know of it. */
    @Extension
    @Symbol("homeplaneInventory")
    public static final class DescriptorImpl extends SCMDescriptor<InventoryScm> {
        public DescriptorImpl() {
            super(InventoryScm.class, null);
        }

        @Override
        public String getDisplayName() {
            return "Homeplane inventory";
        }
    }
}
