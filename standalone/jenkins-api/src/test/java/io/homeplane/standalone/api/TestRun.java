package io.homeplane.standalone.api;

import hudson.model.Run;
import java.io.IOException;

/** A build of a test. */
public final class TestRun extends Run<TestJob, TestRun> {
    public TestRun(TestJob job) throws IOException {
        super(job);
        number = 1;
    }
}
