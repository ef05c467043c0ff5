package hudson.model;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** One build of a job. */
public abstract class Run<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends Actionable
        implements ExtensionPoint, PersistenceRoot, AccessControlled {
    protected final transient JobT project;
    public transient int number;
    protected volatile Result result;

    private final long started = System.currentTimeMillis();

    protected Run(JobT job) throws IOException {
        this.project = job;
    }

    public JobT getParent() {
        return project;
    }

    public int getNumber() {
        return number;
    }

    public String getId() {
        return Integer.toString(number);
    }

    @Override
    public String getDisplayName() {
        return "#" + number;
    }

    public String getFullDisplayName() {
        return project.getFullDisplayName() + ' ' + getDisplayName();
    }

    public String getUrl() {
        return project.getUrl() + number + '/';
    }

    public String getExternalizableId() {
        return project.getFullName() + '#' + number;
    }

    /** Null until something decided it. */
    public Result getResult() {
        return result;
    }

    /** Sets the result unless a worse one stands already. */
    public void setResult(Result r) {
        result = result == null ? r : result.combine(r);
    }

    public boolean isBuilding() {
        return result == null;
    }

    public final long getTimeInMillis() {
        return started;
    }

    public final Charset getCharset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    public File getRootDir() {
        return new File(project.getBuildDir(), getId());
    }

    public File getArtifactsDir() {
        return new File(getRootDir(), "archive");
    }

    public EnvVars getEnvironment(TaskListener listener) throws IOException, InterruptedException {
        EnvVars environment = new EnvVars();
        environment.put("BUILD_NUMBER", getId());
        environment.put("BUILD_ID", getId());
        environment.put("JOB_NAME", project.getFullName());
        environment.put("BUILD_TAG", "jenkins-" + project.getFullName().replace('/', '-') + "-" + getId());
        return environment;
    }

    @Override
    public ACL getACL() {
        return project.getACL();
    }

    @Override
    public synchronized void save() throws IOException {}

    @Override
    public String toString() {
        return project.getFullName() + " #" + number;
    }
}
