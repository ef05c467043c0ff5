package io.homeplane.inventory.jenkins;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.remoting.VirtualChannel;
import hudson.security.Permission;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** The job or folder of this full name; null when there is none. */
    static Item item(String fullName) {
        return Jenkins.get().getItemByFullName(fullName);
    }

    /** Makes a job at the top level as its {@code config.xml} says. */
    static void create(String name, String document) throws IOException {
        Jenkins.get().createProjectFromXML(name, new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }

    /** True when a plugin has brought a description of this class. */
    static boolean describes(String className) {
        return Jenkins.get().getDescriptor(className) != null;
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
