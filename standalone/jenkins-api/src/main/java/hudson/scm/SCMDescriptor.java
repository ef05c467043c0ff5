package hudson.scm;

import hudson.model.Descriptor;
import hudson.model.Job;

/** What a controller knows of a kind of {@link SCM}. */
public abstract class SCMDescriptor<T extends SCM> extends Descriptor<SCM> {
    /** @param repositoryBrowser the kind of browser for its changes; null for none */
    protected SCMDescriptor(Class<T> clazz, Class<?> repositoryBrowser) {
        super(clazz);
    }

    @SuppressWarnings("rawtypes")
    public boolean isApplicable(Job project) {
        return true;
    }
}
