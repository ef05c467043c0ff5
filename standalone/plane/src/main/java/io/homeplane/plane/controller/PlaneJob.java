package io.homeplane.plane.controller;

import hudson.model.Job;
import hudson.model.TopLevelItem;
import java.io.File;
import java.io.IOException;
import jenkins.model.Jenkins;

/** A pipeline that `plane` runs, under the name a Jenkins job would have. */
public final class PlaneJob extends Job<PlaneJob, PlaneRun> implements TopLevelItem {
    private int last;

    PlaneJob(String name) {
        super(Jenkins.get(), name);
    }

    /** A new build, numbered after the directories of the builds before it. */
    public synchronized PlaneRun newRun() throws IOException {
        last = Math.max(last, highestOnDisk()) + 1;
        return new PlaneRun(this, last);
    }

    /** Where `node` blocks of this job work. */
    public File workspace() {
        return new File(new File(getParent().getRootDir(), "workspace"), getFullName());
    }

    private int highestOnDisk() {
        String[] names = getBuildDir().list((directory, name) -> name.matches("[0-9]{1,9}"));
        int highest = 0;
        for (String name : names == null ? new String[0] : names) {
            highest = Math.max(highest, Integer.parseInt(name));
        }
        return highest;
    }

    @Override
    public boolean isBuildable() {
        return true;
    }
}
