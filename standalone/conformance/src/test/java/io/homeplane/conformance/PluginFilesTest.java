package io.homeplane.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** What is in the three .hpi files. */
@Disabled("written but never run against packaged plugins yet: run it before relying on it")
class PluginFilesTest {
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final long MOST_BYTES = 30L * 1024 * 1024;

    @Test
    void shouldHoldEachEngineInItsOwnPluginOnly() throws IOException {
        for (String name : List.of("inventory", "tunnels", "deploy")) {
            String engine = "homeplane-" + name + "-engine-";
            assertThat(plugins().entrySet().stream()
                            .filter(plugin -> plugin.getValue().stream().anyMatch(jar -> jar.startsWith(engine)))
                            .map(Map.Entry::getKey))
                    .containsExactly(name);
        }
    }

    @Test
    void shouldBringNoLibraryTwice() throws IOException {
        List<String> all = new ArrayList<>();
        plugins().values().forEach(all::addAll);
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void shouldLeaveOutWhatApiPluginsBring() throws IOException {
        plugins()
                .values()
                .forEach(jars -> assertThat(jars)
                        .noneMatch(jar -> jar.matches("(jackson|snakeyaml|bcp|bcu|slf4j|guava|commons-lang3|commons-io)[-a-z].*")));
    }

    @Test
    void shouldStaySmallTogether() throws IOException {
        long bytes = 0;
        for (String name : plugins().keySet()) {
            bytes += Files.size(file(name));
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    /** The jars of each plugin. */
    private static Map<String, List<String>> plugins() throws IOException {
        Map<String, List<String>> plugins = new TreeMap<>();
        for (String name : List.of("inventory", "tunnels", "deploy")) {
            try (JarFile hpi = new JarFile(file(name).toFile())) {
                plugins.put(
                        name,
                        hpi.stream()
                                .map(entry -> entry.getName())
                                .filter(entry -> entry.startsWith(LIBRARIES) && entry.endsWith(".jar"))
                                .map(entry -> entry.substring(LIBRARIES.length()))
                                .toList());
            }
        }
        return plugins;
    }

    private static Path file(String name) throws IOException {
        Path target = Path.of("..", "..", "plugin-" + name, "jenkins", "target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".hpi"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
