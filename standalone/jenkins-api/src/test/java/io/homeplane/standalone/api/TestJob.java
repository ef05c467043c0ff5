package io.homeplane.standalone.api;

import hudson.model.Job;
import jenkins.model.Jenkins;

/** A job of a test. */
public final class TestJob extends Job<TestJob, TestRun> {
    public TestJob(String name) {
        super(Jenkins.get(), name);
    }

    @Override
    public boolean isBuildable() {
        return true;
    }
}
