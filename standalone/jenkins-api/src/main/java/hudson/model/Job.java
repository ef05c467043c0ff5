package hudson.model;

import hudson.ExtensionPoint;
import java.io.File;

/** Something that is built again and again. */
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem
        implements ExtensionPoint {
    protected Job(ItemGroup<? extends Item> parent, String name) {
        super(parent, name);
    }

    public abstract boolean isBuildable();

    /** What a plugin keeps with the job; null when it keeps nothing. Without a Jenkins none does. */
    @SuppressWarnings("rawtypes")
    public <T extends JobProperty> T getProperty(Class<T> clazz) {
        return null;
    }

    /** Where the builds' directories are. */
    public File getBuildDir() {
        return new File(getRootDir(), "builds");
    }
}
