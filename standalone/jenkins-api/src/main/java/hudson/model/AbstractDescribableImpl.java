package hudson.model;

/** A describable that needs nothing else. */
public abstract class AbstractDescribableImpl<T extends AbstractDescribableImpl<T>> implements Describable<T> {}
