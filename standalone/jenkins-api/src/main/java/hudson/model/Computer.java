package hudson.model;

import hudson.remoting.VirtualChannel;

/** A machine that runs {@code node} blocks. */
public abstract class Computer extends Actionable {
    private final transient Node node;

    protected Computer(Node node) {
        this.node = node;
    }

    /** Null while it is offline. */
    public abstract VirtualChannel getChannel();

    /** The node's name; empty for the controller. */
    public String getName() {
        return node == null ? "" : node.getNodeName();
    }
}
