package hudson.model;

/** The base of what has pages. */
public abstract class AbstractModelObject implements ModelObject {}
