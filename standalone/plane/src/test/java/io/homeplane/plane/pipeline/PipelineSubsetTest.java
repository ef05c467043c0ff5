package io.homeplane.plane.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.plane.casc.ConfigurationAsCode;
import io.homeplane.plane.controller.PlaneController;
import io.homeplane.plane.pipeline.SubsetTable.Example;
import io.homeplane.plane.pipeline.SubsetTable.Row;
import io.homeplane.plane.pipeline.declarative.Grammar;
import io.homeplane.plane.pipeline.steps.BuiltinSteps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** docs/plane-pipeline.md says the truth: each word has an example that runs, and each word that works is there. */
class PipelineSubsetTest {
    @TempDir
    Path home;

    private PlaneController controller;
    private int jobs;

    @BeforeEach
    void start() throws Exception {
        controller = new PlaneController(home.toFile());
        controller.start();
        Path source = Files.createDirectory(home.resolve("source"));
        Files.writeString(source.resolve("README"), "from the source");
        Files.writeString(source.resolve("servers.toml"), "[[server]]\nname = \"home\"\n");
        Path casc = Files.writeString(home.resolve("casc.yaml"), """
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - string: {id: token, secret: correct-horse}
                          - basicSSHUserPrivateKey:
                              id: ssh
                              username: root
                              privateKeySource: {directEntry: {privateKey: KEY}}
                          - ageIdentity: {id: age, identity: "${readFile:${KEY}}"}
                """);
        String key = Path.of("../../lab/age-key.txt").toAbsolutePath().toString();
        ConfigurationAsCode.apply(casc, Map.of("KEY", key), controller, notice -> {});
    }

    @AfterEach
    void stop() {
        controller.stop();
    }

    @TestFactory
    Stream<DynamicTest> shouldRunTheExampleOfEachScriptedStep() throws IOException {
        Map<String, Example> examples = SubsetTable.examples("scripted.txt");
        return SubsetTable.rows("scripted step").stream()
                .flatMap(row -> words(row).stream())
                .map(word -> DynamicTest.dynamicTest(word, () -> shouldRun(word, examples)));
    }

    @TestFactory
    Stream<DynamicTest> shouldRunTheExampleOfEachDeclarativeWord() throws IOException {
        Map<String, Example> examples = SubsetTable.examples("declarative.txt");
        return SubsetTable.rows("Declarative").stream()
                .filter(row -> !row.refused())
                .flatMap(row -> row.details().isEmpty()
                        ? row.words().stream()
                        : row.details().stream().map(detail -> row.words().get(0) + ": " + detail))
                .map(word -> DynamicTest.dynamicTest(word, () -> shouldRun(word, examples)));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseTheRestWithAPositionBeforeTheFirstStep() throws IOException {
        List<String> refused = SubsetTable.rows("Declarative").stream()
                .filter(Row::refused)
                .flatMap(row -> row.words().stream())
                .toList();
        assertThat(refused).isNotEmpty();
        return refused.stream()
                .map(word -> DynamicTest.dynamicTest(word, () -> {
                    String script = "echo 'first'\npipeline { agent none\n stages {\n  stage('x') {\n    " + word
                            + " { }\n    steps { echo 'ran' } } } }";
                    assertThat(log(script, "FAILURE"))
                            .contains("ERROR: Jenkinsfile:5:5: '" + word + "' has no place in 'stage'")
                            .doesNotContain("[Pipeline] echo");
                }));
    }

    @Test
    void shouldShowEachParameterOfATableInAnExample() throws IOException {
        Map<String, Example> examples = SubsetTable.examples("scripted.txt");
        for (Row row : SubsetTable.rows("scripted step")) {
            String scripts =
                    words(row).stream().map(word -> examples.get(word).script()).collect(Collectors.joining());
            assertThat(row.details()).allSatisfy(detail -> assertThat(scripts).contains(detail));
        }
    }

    @Test
    void shouldNameEveryStepAndWordInTheTables() throws Exception {
        Set<String> named = new TreeSet<>();
        for (String header : List.of("scripted step", "Declarative")) {
            for (Row row : SubsetTable.rows(header)) {
                named.addAll(row.words());
                named.addAll(row.details());
            }
        }
        Set<String> working = new TreeSet<>(BuiltinSteps.all(settings(false)).keySet());
        working.removeAll(BuiltinSteps.SYMBOLS);
        Arrays.stream(Grammar.values())
                .forEach(block -> working.addAll(block.inside().keySet()));

        assertThat(named).containsAll(working);
    }

    @Test
    void shouldGiveThePositionOfAnAgentAndOfAStatementThatHaveNoPlace() throws Exception {
        String rest = "\n stages { stage('x') { steps { echo 'ran' } } } }";

        assertThat(log("pipeline { agent somewhere" + rest, "FAILURE"))
                .contains("Jenkinsfile:1:18: 'agent' takes any, none, or a block");
        assertThat(log("pipeline { agent { docker 'image' }" + rest, "FAILURE"))
                .contains("Jenkinsfile:1:20: 'docker' has no place in 'agent' here: it takes label, node");
        assertThat(log("pipeline { agent none\n def x = 1" + rest, "FAILURE"))
                .contains("Jenkinsfile:2:2: ")
                .contains("has no place in 'pipeline'");
        assertThat(log("pipeline { agent none\n environment { run() }" + rest, "FAILURE"))
                .contains("Jenkinsfile:2:16: 'environment' takes assignments only");
    }

    @Test
    void shouldRefuseAQuestionThatNobodyAnswers() throws Exception {
        PipelineRunner runner = runner(new ByteArrayOutputStream(), false);

        runner.run("Jenkinsfile", "input 'Go on?'");

        assertThat(runner.failure()).hasMessageContaining("run it with --approve");
    }

    /** The row of the plugins' steps is shown by one of them; docs/steps.md has an example of each. */
    private static List<String> words(Row row) {
        return row.words().isEmpty() ? List.of("inventory") : row.words();
    }

    private void shouldRun(String word, Map<String, Example> examples) throws Exception {
        assertThat(examples).containsKey(word);
        Example example = examples.get(word);

        String log = log(example.script(), example.result());

        assertThat(log).doesNotContain("not to be seen");
    }

    private String log(String script, String result) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        runner(output, true).run("Jenkinsfile", script);
        assertThat(output.toString(StandardCharsets.UTF_8)).endsWith("Finished: " + result + "\n");
        return output.toString(StandardCharsets.UTF_8);
    }

    private PipelineRunner runner(ByteArrayOutputStream output, boolean approve) throws Exception {
        return new PipelineRunner(controller.job("job-" + jobs++).newRun(), new BuildLog(output), settings(approve));
    }

    private PipelineSettings settings(boolean approve) {
        return new PipelineSettings(Map.of(), new Checkout(home.resolve("source")), approve);
    }
}
