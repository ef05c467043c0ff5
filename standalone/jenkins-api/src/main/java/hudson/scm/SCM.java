package hudson.scm;

import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Describable;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.File;
import java.io.IOException;

/** Where the files of a job come from. */
public abstract class SCM implements Describable<SCM>, ExtensionPoint {
    /** Brings the files into a workspace; to be overridden. */
    public void checkout(
            Run<?, ?> build,
            Launcher launcher,
            FilePath workspace,
            TaskListener listener,
            File changelogFile,
            SCMRevisionState baseline)
            throws IOException, InterruptedException {
        throw new AbstractMethodError("you must override checkout");
    }

    /** What a build has checked out; to be overridden. */
    public SCMRevisionState calcRevisionsFromBuild(
            Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        throw new AbstractMethodError("you must override calcRevisionsFromBuild");
    }

    /** Tells one place from another; jobs with the same key share what they have fetched. */
    public String getKey() {
        return getClass().getName();
    }

    public abstract ChangeLogParser createChangeLogParser();

    @Override
    public SCMDescriptor<?> getDescriptor() {
        return (SCMDescriptor<?>) jenkins.model.Jenkins.get().getDescriptorOrDie(getClass());
    }
}
