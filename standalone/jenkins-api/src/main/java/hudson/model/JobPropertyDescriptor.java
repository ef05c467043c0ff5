package hudson.model;

import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** What a controller knows of a kind of {@link JobProperty}. */
public abstract class JobPropertyDescriptor extends Descriptor<JobProperty<?>> {
    protected JobPropertyDescriptor() {}

    /** Makes one out of a form; there are no forms without a Jenkins. */
    public JobProperty<?> newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
        return null;
    }
}
