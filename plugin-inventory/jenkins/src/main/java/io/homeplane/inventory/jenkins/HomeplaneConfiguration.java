package io.homeplane.inventory.jenkins;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.model.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;

/** Homeplane's settings: {@code unclassified.homeplane} in configuration as code. */
@Extension
@Symbol("homeplane")
public final class HomeplaneConfiguration extends GlobalConfiguration {
    private List<RegisteredInventory> inventories = new ArrayList<>();
    private transient volatile boolean jobsAreLoaded;

    @SuppressWarnings("this-escape") // Jenkins's way: settings load themselves
    public HomeplaneConfiguration() {
        load();
    }

    /** The settings of this controller. */
    public static HomeplaneConfiguration get() {
        return ExtensionList.lookupSingleton(HomeplaneConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Homeplane";
    }

    public List<RegisteredInventory> getInventories() {
        return new ArrayList<>(inventories);
    }

    /**
     * Sets them, and makes the jobs that they name; while Jenkins starts, those are made when its jobs are loaded.
     *
     * @throws Failure when a job cannot be made; nothing is set then
     */
    @DataBoundSetter
    public void setInventories(List<RegisteredInventory> inventories) {
        if (jobsAreLoaded) {
            try {
                makeJobs(inventories);
            } catch (AbortException refused) {
                throw new Failure(refused.getMessage());
            }
        }
        this.inventories = new ArrayList<>(inventories);
        save();
    }

    /** Makes the jobs that the inventories name; one that cannot be made stops the start of Jenkins with its sentence. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED)
    public void makeJobs() throws AbortException {
        makeJobs(inventories);
        jobsAreLoaded = true;
    }

    private static void makeJobs(List<RegisteredInventory> inventories) throws AbortException {
        for (RegisteredInventory inventory : inventories) {
            if (inventory.getJob() != null) {
                new ConfiguredJob(inventory).apply();
            }
        }
    }

    /** The inventory of this name. */
    public Optional<RegisteredInventory> named(String name) {
        return inventories.stream()
                .filter(inventory -> inventory.getName().equals(name))
                .findFirst();
    }

    /**
     * The inventory of this name.
     *
     * @throws AbortException when there is none
     */
    public RegisteredInventory registered(String name) throws AbortException {
        return named(name)
                .orElseThrow(() -> new AbortException("No inventory is registered as " + name
                        + ": an administrator registers it under Manage Jenkins, System, Homeplane"));
    }

    /** The inventory whose own job this is. */
    public Optional<RegisteredInventory> ofJob(String name) {
        return inventories.stream()
                .filter(inventory -> inventory.getJob() != null
                        && inventory.getJob().getName().equals(name))
                .findFirst();
    }

    /** The inventories that a job may deploy. */
    public List<RegisteredInventory> admitting(String fullJobName) {
        return inventories.stream()
                .filter(inventory -> inventory.admits(fullJobName))
                .toList();
    }

    /**
     * Refuses a job that no registered inventory admits.
     *
     * @throws AbortException with what an administrator has to add
     */
    public void checkMayDeploy(String fullJobName) throws AbortException {
        if (admitting(fullJobName).isEmpty()) {
            throw new AbortException("Job " + fullJobName + " may not deploy: no inventory registered under"
                    + " Manage Jenkins, System, Homeplane names it; an administrator adds it to the inventory's jobs");
        }
    }
}
