package hudson.scm;

import hudson.model.Action;

/** What was checked out. */
public abstract class SCMRevisionState implements Action {
    @Override
    public String getIconFileName() {
        return null;
    }

    @Override
    public String getDisplayName() {
        return null;
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
