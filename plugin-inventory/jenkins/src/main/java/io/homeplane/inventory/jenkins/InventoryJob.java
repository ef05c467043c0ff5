package io.homeplane.inventory.jenkins;

import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The Pipeline job that deploys an inventory: Homeplane makes it, and it runs the Jenkinsfile that lies in the inventory. */
public final class InventoryJob implements Describable<InventoryJob> {
    static final String JENKINSFILE = "Jenkinsfile";

    private final String name;
    private String jenkinsfile = JENKINSFILE;
    private String branch = "";

    /** A job at the top level of Jenkins that runs {@code Jenkinsfile} of the repository's default branch. */
    @DataBoundConstructor
    public InventoryJob(String name) {
        this.name = name.trim();
    }

    public String getName() {
        return name;
    }

    public String getJenkinsfile() {
        return jenkinsfile;
    }

    /** Path in the repository. */
    @DataBoundSetter
    public void setJenkinsfile(String jenkinsfile) {
        String given = Util.fixEmptyAndTrim(jenkinsfile);
        this.jenkinsfile = given == null ? JENKINSFILE : given;
    }

    public String getBranch() {
        return branch;
    }

    /** Branch, tag or commit; empty for the repository's default branch, or for a directory as it is. */
    @DataBoundSetter
    public void setBranch(String branch) {
        this.branch = Util.fixNull(branch).trim();
    }

    /** What forms know of it. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<InventoryJob> {
        @Override
        public String getDisplayName() {
            return "Job that deploys the inventory";
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            ThisJenkins.check(Jenkins.ADMINISTER);
            return value.isBlank()
                    ? FormValidation.error("Name the job: Homeplane makes it at the top level of Jenkins")
                    : FormValidation.ok();
        }
    }
}
