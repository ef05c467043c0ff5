package io.homeplane.plane.controller;

import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;

/** One run of a pipeline in `plane`; its directory holds the log. */
public final class PlaneRun extends Run<PlaneJob, PlaneRun> {
    PlaneRun(PlaneJob job, int number) throws IOException {
        super(job);
        this.number = number;
        Files.createDirectories(getRootDir().toPath());
    }
}
