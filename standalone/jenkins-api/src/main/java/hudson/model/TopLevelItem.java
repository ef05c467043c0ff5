package hudson.model;

/** An item that may stand directly in the controller. */
public interface TopLevelItem extends Item {}
