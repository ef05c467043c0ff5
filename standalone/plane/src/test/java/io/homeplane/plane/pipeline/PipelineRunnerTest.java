package io.homeplane.plane.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.model.Result;
import hudson.util.Secret;
import io.homeplane.plane.controller.PlaneController;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineRunnerTest {
    private static final String TOKEN = "correct-horse-battery";

    @TempDir
    Path home;

    private PlaneController controller;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private PipelineRunner runner;

    @BeforeEach
    void start() {
        controller = new PlaneController(home.toFile());
        controller.start();
    }

    @AfterEach
    void stop() {
        controller.stop();
    }

    @Test
    void shouldPrintWhatJenkinsPrintsAroundSteps() throws Exception {
        assertThat(run("stage('Build') { echo 'hello' }")).isEqualTo(Result.SUCCESS);

        assertThat(log().lines())
                .startsWith(
                        "[Pipeline] Start of Pipeline",
                        "[Pipeline] stage",
                        "[Pipeline] { (Build)",
                        "[Pipeline] echo",
                        "hello")
                .endsWith("[Pipeline] End of Pipeline", "Finished: SUCCESS");
    }

    @Test
    void shouldRunProgramsInsideANodeAndGiveTheirOutput() throws Exception {
        run(
                "node { def out = sh(script: 'printf %s \"$GREETING\"', returnStdout: true); echo \"got ${out}\" }",
                Map.of("GREETING", "moin"));

        assertThat(log()).contains("got moin");
    }

    @Test
    void shouldFailWhenAProgramFails() throws Exception {
        assertThat(run("node { sh 'exit 3' }")).isEqualTo(Result.FAILURE);
        assertThat(log()).contains("ERROR: script returned exit code 3");
    }

    @Test
    void shouldSayThatAProgramNeedsANode() throws Exception {
        assertThat(run("sh 'true'")).isEqualTo(Result.FAILURE);
        assertThat(log()).contains("'sh' needs a workspace: put it inside a 'node' block");
    }

    @Test
    void shouldRefuseAnUnknownStepWithItsPositionBeforeAnythingRuns() throws Exception {
        assertThat(run("echo 'first'\nnode {\n  deployEverything 'now'\n}")).isEqualTo(Result.FAILURE);

        assertThat(log()).contains("Jenkinsfile:3:3: 'deployEverything'").doesNotContain("[Pipeline] echo");
    }

    @Test
    void shouldSayWhereTheSyntaxIsWrong() throws Exception {
        assertThat(run("node {\n  echo 'unterminated\n}")).isEqualTo(Result.FAILURE);
        assertThat(log()).contains("ERROR: Jenkinsfile:2:");
    }

    @Test
    void shouldCallMethodsAndClosuresOfTheFileItself() throws Exception {
        run("def twice(x) { x * 2 }\ndef say = { text -> echo text }\nsay \"four is ${twice(2)}\"");

        assertThat(log()).contains("four is 4");
    }

    @Test
    void shouldRunBranchesSideBySide() throws Exception {
        // Each branch waits for the file of the other: one after the other they would never end.
        String script = """
                node {
                  timeout(time: 60, unit: 'SECONDS') {
                    parallel(
                      one: { sh 'set +x; touch one; until [ -e two ]; do sleep 0.05; done' },
                      two: { sh 'set +x; touch two; until [ -e one ]; do sleep 0.05; done' })
                  }
                }""";
        assertThat(run(script)).isEqualTo(Result.SUCCESS);
        assertThat(log()).contains("{ (Branch: one)", "{ (Branch: two)");
    }

    @Test
    void shouldEndABlockWhenItsTimeIsOver() throws Exception {
        assertThat(run("node { timeout(time: 1, unit: 'SECONDS') { sh 'sleep 60' } }"))
                .isEqualTo(Result.ABORTED);
        assertThat(log()).contains("Timeout has been exceeded");
    }

    @Test
    void shouldRetryUntilItSucceeds() throws Exception {
        String script = "int n = 0\nretry(3) { n++; if (n < 3) { error \"attempt ${n}\" } }\necho \"needed ${n}\"";
        assertThat(run(script)).isEqualTo(Result.SUCCESS);
        assertThat(log()).contains("ERROR: attempt 2", "Retrying", "needed 3");
    }

    @Test
    void shouldMaskASecretHoweverItIsPrinted() throws Exception {
        controller.addCredentials(List.of(new Token("token", TOKEN)));

        run(
                "node { withCredentials([string(credentialsId: 'token', variable: 'T')]) { sh 'echo \"$T\"; printf \"%s\" \"$T\" | base64'; echo \"T=${T}\" } }");

        assertThat(log()).contains("****").doesNotContain(TOKEN).doesNotContain("Y29ycmVjdC1ob3JzZS1iYXR0ZXJ5");
    }

    @Test
    void shouldNameACredentialThatIsMissing() throws Exception {
        run("withCredentials([string(credentialsId: 'nowhere', variable: 'T')]) { echo 'x' }");

        assertThat(log()).contains("there is no credential 'nowhere'");
    }

    @Test
    void shouldRunADeclarativePipeline() throws Exception {
        String script = """
                pipeline {
                  agent any
                  parameters { string(name: 'WHO', defaultValue: 'world') }
                  environment { GREETING = "hello ${params.WHO}" }
                  stages {
                    stage('Say') { steps { echo "${GREETING}"; sh 'echo "shell says $GREETING"' } }
                    stage('Never') { when { expression { params.WHO == 'nobody' } }; steps { echo 'never' } }
                    stage('Both') { parallel { stage('a') { steps { echo 'in a' } }; stage('b') { steps { echo 'in b' } } } }
                    stage('Script') { steps { script { def x = 2; echo "x is ${x}" } } }
                  }
                  post { always { echo 'always' }; success { echo 'well' }; failure { echo 'badly' } }
                }""";
        assertThat(run(script)).as(log()).isEqualTo(Result.SUCCESS);

        assertThat(log())
                .contains("hello world", "shell says hello world", "in a", "in b", "x is 2", "\nalways\n", "\nwell\n")
                .contains("Stage \"Never\" skipped due to when conditional")
                .doesNotContain("\nnever\n", "\nbadly\n");
    }

    @Test
    void shouldSkipLaterStagesAndRunPostWhenAStageFails() throws Exception {
        String script = """
                pipeline {
                  agent none
                  stages {
                    stage('One') { steps { error 'broken' }; post { failure { echo 'one failed' } } }
                    stage('Two') { steps { echo 'two' } }
                  }
                  post { failure { echo 'all failed' }; cleanup { echo 'tidy' } }
                }""";
        assertThat(run(script)).isEqualTo(Result.FAILURE);

        assertThat(log())
                .containsSubsequence(
                        "one failed",
                        "Stage \"Two\" skipped due to earlier failure(s)",
                        "all failed",
                        "tidy",
                        "ERROR: broken")
                .doesNotContain("\ntwo\n");
    }

    @Test
    void shouldReadALabelAloneAndInsideANode() throws Exception {
        for (String agent : List.of("label 'box'", "node { label 'box' }")) {
            String script = "pipeline { agent { " + agent + " }\n stages { stage('x') { steps { sh 'true' } } } }";
            assertThat(run(script)).as(log()).isEqualTo(Result.SUCCESS);
        }
        assertThat(log().lines().filter(line -> line.startsWith("Running on this machine")))
                .hasSize(2);
    }

    @Test
    void shouldHonourOptionsWithAndWithoutArguments() throws Exception {
        String script = """
                def tries = 0
                pipeline {
                  agent none
                  options { timestamps() }
                  stages {
                    stage('x') {
                      options { retry(2); timeout(time: 1, unit: 'HOURS') }
                      steps { script { tries++; if (tries == 1) { error 'once' } }; echo "tries: ${tries}" }
                    }
                  }
                }""";
        assertThat(run(script)).as(log()).isEqualTo(Result.SUCCESS);

        assertThat(log()).contains("ERROR: once", "[Pipeline] timeout").containsPattern("\\[\\d{4}-.*Z\\] tries: 2");
    }

    @Test
    void shouldRefuseAWordThatHasNoPlace() throws Exception {
        assertThat(run("pipeline { agent none\n stages { stage('x') { stages { }\n timeout(3) } } }"))
                .isEqualTo(Result.FAILURE);
        assertThat(log()).contains("'timeout' has no place in 'stage'");
    }

    @Test
    void shouldEndRunningProgramsWhenThePipelineIsAborted() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        prepare(Map.of());
        Thread thread = new Thread(() -> {
            runner.run("Jenkinsfile", "node { sh 'touch started; sleep 300' }");
            ended.countDown();
        });
        thread.start();
        Path started = home.resolve("workspace/test/started");
        org.awaitility.Awaitility.await().until(() -> Files.exists(started));

        runner.abort("Aborted by a test");

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(log()).contains("Aborted by a test", "Finished: ABORTED");
    }

    private Result run(String script) throws Exception {
        return run(script, Map.of());
    }

    private Result run(String script, Map<String, Object> parameters) throws Exception {
        prepare(parameters);
        return runner.run("Jenkinsfile", script);
    }

    private void prepare(Map<String, Object> parameters) throws Exception {
        PipelineSettings settings = new PipelineSettings(parameters, new Checkout(null), false);
        runner = new PipelineRunner(controller.job("test").newRun(), new BuildLog(output), settings);
    }

    private String log() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private static final class Token extends BaseStandardCredentials implements StringCredentials {
        private final Secret secret;

        Token(String id, String secret) {
            super(CredentialsScope.GLOBAL, id, "");
            this.secret = Secret.fromString(secret);
        }

        @Override
        public Secret getSecret() {
            return secret;
        }
    }
}
