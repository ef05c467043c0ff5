package io.homeplane.deploy.jenkins;

import hudson.console.ConsoleNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * A Jenkins in a process of its own with the three packaged plugins, configured by {@code jcasc/homeplane.yaml} alone.
 *
 * <p>The harness brings the other two as packaged, and this one as classes; those are left out for the file.
 */
final class PackagedJenkins {
    private static final Path BUNDLE = Path.of("..", "..", "jcasc", "homeplane.yaml");
    private static final String JOB = "fleet";

    private PackagedJenkins() {}

    static RealJenkinsExtension extension() {
        return new RealJenkinsExtension()
                .omitPlugins("homeplane-deploy")
                .extraEnv(
                        "CASC_JENKINS_CONFIG",
                        BUNDLE.toAbsolutePath().normalize().toString());
    }

    /** Puts the packaged plugin and the bundle's secrets where they belong, and names the inventory. */
    static void prepare(RealJenkinsExtension jenkins, LabFleet fleet, Path secrets) throws IOException {
        Files.writeString(secrets.resolve("admin-password"), "correct horse");
        Files.writeString(secrets.resolve("ssh-key"), fleet.sshKey());
        Files.writeString(secrets.resolve("age-identity"), LabFiles.identity());
        jenkins.extraEnv("HOMEPLANE_SECRETS", secrets.toString());
        jenkins.extraEnv("HOMEPLANE_REPOSITORY", fleet.directory().toString());
        Files.copy(packaged(), jenkins.getHome().toPath().resolve("plugins/homeplane-deploy.jpi"));
    }

    /** Starts the job that the bundle names; returns the build's number. */
    static int start(RealJenkinsExtension jenkins) throws Throwable {
        return jenkins.runRemotely(PackagedJenkins::startThere);
    }

    /** Waits for a build and returns its result. */
    static String result(RealJenkinsExtension jenkins, int build) throws Throwable {
        return jenkins.runRemotely(PackagedJenkins::resultThere, build);
    }

    /** Reads the log of a build as it lies in the files of Jenkins, also while none runs; without the notes of its console. */
    static String log(RealJenkinsExtension jenkins, int build) throws IOException {
        Path log = jenkins.getHome().toPath().resolve("jobs/" + JOB + "/builds/" + build + "/log");
        return Files.exists(log) ? ConsoleNote.removeNotes(Files.readString(log)) : "";
    }

    private static Integer startThere(JenkinsRule there) throws Throwable {
        return job(there).scheduleBuild2(0).waitForStart().getNumber();
    }

    private static String resultThere(JenkinsRule there, Integer build) throws Throwable {
        WorkflowRun run = job(there).getBuildByNumber(build);
        return there.waitForCompletion(run).getResult().toString();
    }

    private static WorkflowJob job(JenkinsRule there) {
        return there.jenkins.getItemByFullName(JOB, WorkflowJob.class);
    }

    private static Path packaged() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith(".hpi"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
