package io.homeplane.deploy.jenkins;

import hudson.AbortException;
import hudson.FilePath;
import hudson.remoting.Channel;
import hudson.remoting.VirtualChannel;
import hudson.slaves.WorkspaceList;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import jenkins.MasterToSlaveFileCallable;

/** Where the plaintext file of a block is, on the machine of its {@code node} block; never what is in it. */
final class BlockFile implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final boolean inMemory;

    private BlockFile(String path, boolean inMemory) {
        this.path = path;
        this.inMemory = inMemory;
    }

    /** Makes room for a file of this name for a block that works in a workspace. */
    static BlockFile reserve(FilePath workspace, String name) throws IOException, InterruptedException {
        FilePath temporary = WorkspaceList.tempDir(workspace);
        if (temporary == null) {
            throw new AbortException("The workspace " + workspace + " is a root directory, which has nothing beside it:"
                    + " work in another directory");
        }
        return temporary.act(new Reserve(name));
    }

    String path() {
        return path;
    }

    /** False when the machine has no directory in memory, and the file is on its disk. */
    boolean isInMemory() {
        return inMemory;
    }

    /** Writes the file, and sees to it that it goes when the agent loses the controller; wipes the plaintext. */
    void write(FilePath workspace, byte[] plaintext) throws IOException, InterruptedException {
        try {
            on(workspace).act(new Write(plaintext));
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    /** Removes the file. */
    void remove(FilePath workspace) throws IOException, InterruptedException {
        on(workspace).act(new Remove());
    }

    private FilePath on(FilePath workspace) {
        return new FilePath(workspace.getChannel(), path);
    }

    @Override
    public String toString() {
        return path;
    }

    private static final class Reserve extends MasterToSlaveFileCallable<BlockFile> {
        private static final long serialVersionUID = 1L;

        private final String name;

        Reserve(String name) {
            this.name = name;
        }

        @Override
        public BlockFile invoke(File temporary, VirtualChannel channel) throws IOException {
            Path place = BlockFiles.place(temporary.toPath());
            BlockFiles.sweep(place);
            return new BlockFile(BlockFiles.reserve(place, name).toString(), BlockFiles.isInMemory(place));
        }
    }

    private static final class Write extends MasterToSlaveFileCallable<Void> {
        private static final long serialVersionUID = 1L;

        private final byte[] plaintext;

        Write(byte[] plaintext) {
            this.plaintext = plaintext;
        }

        @Override
        public Void invoke(File file, VirtualChannel channel) throws IOException {
            file.deleteOnExit();
            if (channel instanceof Channel toController) {
                toController.addListener(new Withdraw(file.toPath()));
            }
            BlockFiles.write(file.toPath(), plaintext);
            return null;
        }
    }

    private static final class Remove extends MasterToSlaveFileCallable<Void> {
        private static final long serialVersionUID = 1L;

        @Override
        public Void invoke(File file, VirtualChannel channel) throws IOException {
            BlockFiles.remove(file.toPath());
            return null;
        }
    }

    /** An agent that lost its controller does not know whether the block still runs, so that the file goes. */
    private static final class Withdraw extends Channel.Listener {
        private final Path file;

        Withdraw(Path file) {
            this.file = file;
        }

        @Override
        public void onClosed(Channel channel, IOException cause) {
            try {
                BlockFiles.withdraw(file);
            } catch (IOException stays) {
                System.err.println(file + " could not be removed: " + stays.getMessage() + "; remove it by hand");
            }
        }
    }
}
