package io.homeplane.inventory.jenkins;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An inventory that this controller knows, and the jobs that may deploy it. */
public final class RegisteredInventory implements Describable<RegisteredInventory> {
    private final String name;
    private final String location;
    private String path = "";
    private List<String> jobs = new ArrayList<>();
    private InventoryJob job;

    /**
     * An inventory that no job may deploy yet.
     *
     * @param name what pages and steps call it
     * @param location a directory of the controller, or a git repository: a path or a URL
     */
    @DataBoundConstructor
    public RegisteredInventory(String name, String location) {
        this.name = name.trim();
        this.location = location.trim();
    }

    public String getName() {
        return name;
    }

    public String getLocation() {
        return location;
    }

    public String getPath() {
        return path;
    }

    /** Where the inventory is in a repository that is read by its URL; empty for the root. */
    @DataBoundSetter
    public void setPath(String path) {
        this.path = path.trim();
    }

    /** Patterns of full job names: {@code *} stands for anything within one folder level, {@code **} for any number. */
    public List<String> getJobs() {
        return new ArrayList<>(jobs);
    }

    /** Sets the patterns; an element of several lines, as a text area sends it, counts as several. */
    @DataBoundSetter
    public void setJobs(List<String> patterns) {
        jobs = new ArrayList<>();
        for (String element : patterns) {
            element.lines().map(String::trim).filter(line -> !line.isEmpty()).forEach(jobs::add);
        }
    }

    /** The patterns as a form shows them, one a line. */
    public String getJobLines() {
        return String.join("\n", jobs);
    }

    /** The job that Homeplane makes for this inventory; null for none. */
    public InventoryJob getJob() {
        return job;
    }

    @DataBoundSetter
    public void setJob(InventoryJob job) {
        this.job = job;
    }

    /** Its files as its job runs them. */
    public RunInventory atItsBranch() throws IOException {
        return Checkouts.open(this, job == null ? "" : job.getBranch());
    }

    /** True when a job may deploy this inventory: its own, and those that the patterns name. */
    public boolean admits(String fullJobName) {
        if (job != null && job.getName().equals(fullJobName)) {
            return true;
        }
        return jobs.stream().anyMatch(pattern -> new JobPattern(pattern).matches(fullJobName));
    }

    /** What forms know of it. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<RegisteredInventory> {
        @Override
        public String getDisplayName() {
            return "Inventory";
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return required(value, "Name the inventory: pages and steps call it by this name");
        }

        @POST
        public FormValidation doCheckLocation(@QueryParameter String value) {
            return required(value, "Give a directory of the controller or the URL of a git repository");
        }

        private static FormValidation required(String value, String sentence) {
            ThisJenkins.check(Jenkins.ADMINISTER);
            return value.isBlank() ? FormValidation.error(sentence) : FormValidation.ok();
        }
    }
}
