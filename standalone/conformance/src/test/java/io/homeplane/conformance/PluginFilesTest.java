package io.homeplane.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the three .hpi files. */
class PluginFilesTest {
    private static final long MOST_BYTES = 30L * 1024 * 1024;

    private static List<PluginFile> plugins;

    @BeforeAll
    static void readThem() throws IOException {
        plugins = new ArrayList<>();
        for (String name : List.of("inventory", "tunnels", "deploy")) {
            plugins.add(PluginFile.read(name));
        }
    }

    @Test
    void shouldHoldEachEngineInItsOwnPluginOnly() {
        for (PluginFile plugin : plugins) {
            String engine = "homeplane-" + plugin.name() + "-engine-";
            assertThat(plugins.stream()
                            .filter(each -> each.jars().stream().anyMatch(jar -> jar.startsWith(engine)))
                            .map(PluginFile::name))
                    .containsExactly(plugin.name());
        }
    }

    @Test
    void shouldBringNoLibraryTwice() {
        assertThat(plugins.stream().flatMap(plugin -> plugin.jars().stream())).doesNotHaveDuplicates();
    }

    @Test
    void shouldBringNoPackageTwice() {
        Map<String, List<String>> bringers = new HashMap<>();
        for (PluginFile plugin : plugins) {
            plugin.packages()
                    .forEach(each -> bringers.computeIfAbsent(each, none -> new ArrayList<>())
                            .add(plugin.name()));
        }
        assertThat(bringers).allSatisfy((name, by) -> assertThat(by).hasSize(1));
    }

    @Test
    void shouldLeaveOutEveryPackageThatCoreOrAnotherPluginBrings() throws IOException {
        Set<String> there = new TreeSet<>();
        for (Path jar : classPath()) {
            there.addAll(PluginFile.packages(Files.readAllBytes(jar)));
        }
        assertThat(there).contains("hudson.model", "com.fasterxml.jackson.databind", "org.bouncycastle.crypto");
        for (PluginFile plugin : plugins) {
            assertThat(plugin.packages()).as(plugin.name()).doesNotContainAnyElementsOf(there);
        }
    }

    /** The comparison above sees what is on this class path alone. */
    @Test
    void shouldCompareWithEveryPluginThatTheyNeed() throws IOException {
        List<String> jars =
                classPath().stream().map(jar -> jar.getFileName().toString()).toList();
        for (PluginFile plugin : plugins) {
            assertThat(plugin.needs()).isNotEmpty();
            assertThat(plugin.needs())
                    .filteredOn(id -> !id.startsWith("homeplane-"))
                    .allSatisfy(id -> assertThat(jars).anyMatch(jar -> jar.startsWith(id + "-")));
        }
    }

    @Test
    void shouldStaySmallTogether() {
        assertThat(plugins.stream().mapToLong(PluginFile::bytes).sum()).isLessThan(MOST_BYTES);
    }

    private static List<Path> classPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }
}
