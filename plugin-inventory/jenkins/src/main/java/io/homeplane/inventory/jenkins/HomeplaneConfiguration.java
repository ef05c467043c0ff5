package io.homeplane.inventory.jenkins;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
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

    @DataBoundSetter
    public void setInventories(List<RegisteredInventory> inventories) {
        this.inventories = new ArrayList<>(inventories);
        save();
    }

    /** The inventory of this name. */
    public Optional<RegisteredInventory> named(String name) {
        return inventories.stream()
                .filter(inventory -> inventory.getName().equals(name))
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
