package hudson.model;

import hudson.ExtensionPoint;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** Something that a plugin keeps with a job. */
public abstract class JobProperty<J extends Job<?, ?>> implements Describable<JobProperty<?>>, ExtensionPoint {
    @Override
    public JobPropertyDescriptor getDescriptor() {
        return (JobPropertyDescriptor) jenkins.model.Jenkins.get().getDescriptorOrDie(getClass());
    }

    /** What becomes of it when the job's form is saved; null for nothing. */
    public JobProperty<?> reconfigure(StaplerRequest2 req, JSONObject form) throws Descriptor.FormException {
        return null;
    }
}
