package jenkins.model;

import hudson.model.ModelObject;

/** Something with a display name that is unique in the whole controller. */
public interface FullyNamedModelObject extends ModelObject {
    String getFullDisplayName();
}
