package hudson.scm;

/** Reads the list of changes that a checkout has written. */
public abstract class ChangeLogParser {}
