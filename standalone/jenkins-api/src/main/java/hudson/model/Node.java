package hudson.model;

/** The settings of a machine that runs {@code node} blocks. */
public abstract class Node extends AbstractModelObject {
    /** Empty for the controller. */
    public abstract String getNodeName();
}
