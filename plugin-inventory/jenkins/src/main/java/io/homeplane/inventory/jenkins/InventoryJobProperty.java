package io.homeplane.inventory.jenkins;

import hudson.Extension;
import hudson.model.Job;
import hudson.model.JobProperty;
import hudson.model.JobPropertyDescriptor;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** Marks a job that Homeplane has made for an inventory, so that no other is ever changed. */
public final class InventoryJobProperty extends JobProperty<Job<?, ?>> {
    private final String inventory;
    private final String jenkinsfile;

    InventoryJobProperty(String inventory, String jenkinsfile) {
        this.inventory = inventory;
        this.jenkinsfile = jenkinsfile;
    }

    public String getInventory() {
        return inventory;
    }

    /** What the job was last made to run; when the settings say something else, it is made anew. */
    public String getJenkinsfile() {
        return jenkinsfile;
    }

    /** Stays when people save the job's form. */
    @Override
    public JobProperty<?> reconfigure(StaplerRequest2 req, JSONObject form) {
        return this;
    }

    /** What is known of it; it has no form. */
    @Extension
    public static final class DescriptorImpl extends JobPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return "Made by Homeplane";
        }

        /** No form offers it: only Homeplane sets it. */
        @Override
        public JobProperty<?> newInstance(StaplerRequest2 req, JSONObject formData) {
            return null;
        }
    }
}
