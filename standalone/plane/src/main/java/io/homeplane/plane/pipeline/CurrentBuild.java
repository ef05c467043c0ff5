package io.homeplane.plane.pipeline;

import hudson.model.Result;
import io.homeplane.plane.controller.PlaneRun;

/** {@code currentBuild} in a Jenkinsfile. */
public final class CurrentBuild {
    private final PlaneRun run;
    private String description = "";
    private String displayName;

    CurrentBuild(PlaneRun run) {
        this.run = run;
        this.displayName = run.getDisplayName();
    }

    public int getNumber() {
        return run.getNumber();
    }

    public String getResult() {
        return run.getResult() == null ? null : run.getResult().toString();
    }

    public void setResult(String result) {
        run.setResult(Result.fromString(result));
    }

    /** The result so far: SUCCESS while nothing spoiled it. */
    public String getCurrentResult() {
        return run.getResult() == null
                ? Result.SUCCESS.toString()
                : run.getResult().toString();
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String text) {
        description = text;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String text) {
        displayName = text;
    }

    public String getFullDisplayName() {
        return run.getFullDisplayName();
    }

    public String getProjectName() {
        return run.getParent().getName();
    }

    public long getStartTimeInMillis() {
        return run.getTimeInMillis();
    }
}
