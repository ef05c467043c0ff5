package io.homeplane.plane.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.homeplane.plane.controller.PlaneController;
import io.homeplane.standalone.api.Controller;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Holds docs/steps.md against the steps. */
class StepsPageTest {
    private static final Path PAGE = Path.of("../../docs/steps.md");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## `(\\w+)`$(.*?)(?=^## |\\z)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```groovy\n(.*?)```");

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

    @Test
    void shouldDescribeEachStepAndEachOfItsParameters() throws Exception {
        Map<String, Set<String>> written = SECTION.matcher(Files.readString(PAGE))
                .results()
                .collect(Collectors.toMap(
                        section -> section.group(1), section -> rows(section.group(2)), (a, b) -> b, TreeMap::new));

        Map<String, Set<String>> steps = new TreeMap<>();
        for (StepDescriptor step : Controller.current().extensions(StepDescriptor.class)) {
            steps.put(step.getFunctionName(), parameters(step.clazz));
        }
        assertThat(steps).isNotEmpty();
        assertThat(written).isEqualTo(steps);
    }

    @TestFactory
    Stream<DynamicTest> shouldShowExamplesThatCompileAndNameOnlyWhatIsThere() throws Exception {
        return EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map(example -> DynamicTest.dynamicTest(example.group(1), () -> compile(example.group(1))));
    }

    private void compile(String example) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PipelineSettings settings = new PipelineSettings(Map.of(), new Checkout(null), false);
        PipelineRunner runner = new PipelineRunner(controller.job("steps").newRun(), new BuildLog(output), settings);
        assertThat(runner.run("steps.md", "if (env.NEVER) {\n" + example + "}\n"))
                .as(output.toString(StandardCharsets.UTF_8))
                .isEqualTo(Result.SUCCESS);
    }

    private static Set<String> rows(String section) {
        return ROW.matcher(section).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> parameters(Class<?> step) {
        Set<String> names = new TreeSet<>();
        for (Constructor<?> constructor : step.getConstructors()) {
            if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                for (Parameter parameter : constructor.getParameters()) {
                    names.add(parameter.getName());
                }
            }
        }
        for (Method method : step.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                String property = method.getName().substring("set".length());
                names.add(property.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + property.substring(1));
            }
        }
        return names;
    }
}
