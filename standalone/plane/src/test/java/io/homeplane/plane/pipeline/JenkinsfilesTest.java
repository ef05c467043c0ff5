package io.homeplane.plane.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.plane.controller.PlaneController;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each Jenkinsfile that the project ships, and each that its documents show, is one that `plane` runs. */
class JenkinsfilesTest {
    private static final Path PROJECT = Path.of("../..");
    private static final Pattern GROOVY = Pattern.compile("(?m)^```groovy\\n(.*?)^```", Pattern.DOTALL);

    @TempDir
    Path home;

    private PlaneController controller;

    @BeforeEach
    void start() {
        controller = new PlaneController(home.toFile());
        controller.start();
    }

    @AfterEach
    void stop() {
        controller.stop();
    }

    @TestFactory
    List<DynamicTest> shouldReadEachJenkinsfileThatIsShipped() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files("jenkinsfiles")) {
            tests.add(reading(file.getFileName().toString(), Files.readString(file)));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(2);
        return tests;
    }

    @TestFactory
    List<DynamicTest> shouldReadEachPipelineThatADocumentShows() throws IOException {
        List<Path> documents = new ArrayList<>(files("docs"));
        documents.add(PROJECT.resolve("README.md"));
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : documents) {
            if (file.toString().endsWith(".md")) {
                Matcher matcher = GROOVY.matcher(Files.readString(file));
                while (matcher.find()) {
                    tests.add(reading(file.getFileName() + " " + tests.size(), matcher.group(1)));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private DynamicTest reading(String name, String text) {
        return DynamicTest.dynamicTest(name, () -> {
            PipelineSettings settings = new PipelineSettings(Map.of(), new Checkout(null), false);
            new PipelineRunner(controller.job("job").newRun(), new BuildLog(OutputStream.nullOutputStream()), settings)
                    .check(name, text);
        });
    }

    private static List<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(directory))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
