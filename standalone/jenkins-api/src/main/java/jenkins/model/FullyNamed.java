package jenkins.model;

/** Something with a name that is unique in the whole controller. */
public interface FullyNamed {
    String getFullName();
}
