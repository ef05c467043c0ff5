package hudson;

/** Marks a type of which extensions are looked up. */
public interface ExtensionPoint {}
