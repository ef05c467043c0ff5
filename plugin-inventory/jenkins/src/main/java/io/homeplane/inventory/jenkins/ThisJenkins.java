package io.homeplane.inventory.jenkins;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.remoting.VirtualChannel;
import hudson.security.Permission;
import java.io.File;
import java.nio.file.Path;
import jenkins.model.Jenkins;

/** The controller this runs on: the one class of all plugins that asks for it, so that every such question is seen here. */
public final class ThisJenkins {
    private ThisJenkins() {}

    /** Throws unless whoever asks holds the permission. */
    public static void check(Permission permission) {
        Jenkins.get().checkPermission(permission);
    }

    /** True when whoever asks holds the permission. */
    public static boolean allows(Permission permission) {
        return Jenkins.get().hasPermission(permission);
    }

    /** Where Homeplane keeps what it can always fetch again. */
    static Path cache() {
        return new File(Jenkins.get().getRootDir(), "homeplane").toPath();
    }

    /**
     * A file on a node.
     *
     * @param node the node's name; empty for the controller itself
     * @throws AbortException when the node is gone or offline
     */
    static FilePath file(String node, String path) throws AbortException {
        if (node.isEmpty()) {
            return new FilePath(new File(path));
        }
        Computer computer = Jenkins.get().getComputer(node);
        VirtualChannel channel = computer == null ? null : computer.getChannel();
        if (channel == null) {
            throw new AbortException("The inventory was read in " + path + " on node " + node
                    + ", which is offline or gone: call inventory again on a node that is there");
        }
        return new FilePath(channel, path);
    }
}
