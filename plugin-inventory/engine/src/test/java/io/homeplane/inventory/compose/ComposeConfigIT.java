package io.homeplane.inventory.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homeplane.inventory.compose.ComposeService.PublishedPort;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of Compose files is what {@code docker compose config} says: services, images, networks, ports and mounts. */
class ComposeConfigIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<List<String>> COMPOSE = List.of(
            List.of(System.getenv().getOrDefault("COMPOSE_BIN", "docker-compose")), List.of("docker", "compose"));
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)");

    private static List<String> compose;

    private Path shadow;

    @BeforeEach
    void makeShadow() throws IOException {
        shadow = Files.createTempDirectory("compose").toRealPath();
    }

    /** By hand, because the links in it lead out of it. */
    @AfterEach
    void removeShadow() throws IOException {
        try (Stream<Path> files = Files.walk(shadow)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @BeforeAll
    static void findCompose() {
        compose = COMPOSE.stream().filter(ComposeConfigIT::runs).findFirst().orElse(null);
        assumeTrue(compose != null, "there is no docker compose here; COMPOSE_BIN names its binary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"extends", "include", "merge", "modes", "reset"})
    void shouldReadAnExampleAsComposeDoes(String example) throws Exception {
        Path root = Path.of(ComposeConfigIT.class.getResource(example).toURI()).getParent();
        List<String> files = Files.exists(root.resolve(example).resolve("compose.override.yaml"))
                ? List.of("compose.yaml", "compose.override.yaml")
                : List.of("compose.yaml");

        assertSame(root, ComposeStacks.of("site", example, files, Map.of()), Map.of());
    }

    @TestFactory
    Stream<DynamicTest> shouldReadAnEnvFileAsComposeDoes() throws Exception {
        List<String> texts = List.copyOf(EnvCases.ALL.keySet());
        StringBuilder services = new StringBuilder("services:\n");
        for (int index = 0; index < texts.size(); index++) {
            Files.writeString(shadow.resolve(index + ".env"), texts.get(index));
            services.append("  s%1$d: {image: x, env_file: [%1$d.env]}\n".formatted(index));
        }
        Files.writeString(shadow.resolve("compose.yaml"), services);
        JsonNode read = config(shadow, ComposeStacks.of("site", "", List.of("compose.yaml"), Map.of()), Map.of())
                .get("services");
        return IntStream.range(0, texts.size())
                .mapToObj(index -> DynamicTest.dynamicTest(
                        texts.get(index),
                        () -> assertThat(JSON.convertValue(
                                        read.get("s" + index).get("environment"),
                                        new TypeReference<Map<String, String>>() {}))
                                .isEqualTo(EnvCases.ALL.get(texts.get(index)))));
    }

    @TestFactory
    Stream<DynamicTest> shouldReadARealStackAsComposeDoes() {
        String shared = System.getenv("HOMEPLANE_SHARED");
        assumeTrue(shared != null, "HOMEPLANE_SHARED names no directory with the real inventory");
        InventorySnapshot snapshot = InventoryReader.snapshot(Path.of(shared, "data/homeops/docker/komodo-resources"));
        Path root = snapshot.checkout().repository();
        return snapshot.inventory().stacks().stream()
                .filter(stack -> snapshot.projects().containsKey(stack.name()))
                .map(stack -> DynamicTest.dynamicTest(stack.name(), () -> {
                    Map<String, String> values = placeholders(root, stack);
                    values.putAll(stack.environment());
                    Stack known = ComposeStacks.of(stack.project(), stack.runDirectory(), stack.files(), values);
                    ComposeReading reading = ComposeReader.read(root, known);
                    Path files = withEnvFiles(root, known, reading.project());

                    assertThat(reading.problems()).isEmpty();
                    assertThat(found(reading.project())).isEqualTo(expected(config(files, known, values), files));
                }));
    }

    /** A number for each variable, which fits a tag, a port and a name; a path for one that is mounted. */
    private static Map<String, String> placeholders(Path root, Stack stack) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String file : stack.repositoryFiles()) {
            String text = Files.readString(root.resolve(file));
            Matcher matcher = VARIABLE.matcher(text);
            while (matcher.find()) {
                boolean mounted = text.startsWith(":/", text.indexOf('}', matcher.end()) + 1);
                values.merge(matcher.group(1), mounted ? "/1" : "1", (first, second) -> first);
            }
        }
        return values;
    }

    private static void assertSame(Path root, Stack stack, Map<String, String> environment) throws Exception {
        ComposeReading reading = ComposeReader.read(root, stack);

        assertThat(reading.problems()).isEmpty();
        assertThat(found(reading.project())).isEqualTo(expected(config(root, stack, environment), root));
    }

    /** The same files with an empty one for each env file that only a server has, because Compose insists on them. */
    private Path withEnvFiles(Path root, Stack stack, ComposeProject project) throws IOException {
        Path run = Files.createDirectories(shadow.resolve(stack.name()).resolve(stack.runDirectory()));
        try (Stream<Path> files = Files.list(root.resolve(stack.runDirectory()))) {
            for (Path file : files.toList()) {
                Files.createSymbolicLink(run.resolve(file.getFileName()), file);
            }
        }
        for (ComposeService service : project.services().values()) {
            for (ComposeService.EnvFile file : service.envFiles()) {
                Path path = shadow.resolve(stack.name()).resolve(file.path());
                if (path.startsWith(run) && !Files.exists(path)) {
                    Files.createFile(path);
                }
            }
        }
        return shadow.resolve(stack.name());
    }

    private static JsonNode config(Path root, Stack stack, Map<String, String> environment) throws Exception {
        List<String> command = new ArrayList<>(compose);
        command.addAll(List.of("-p", stack.project()));
        for (String file : stack.repositoryFiles()) {
            command.addAll(List.of("-f", root.resolve(file).toString()));
        }
        command.addAll(List.of("config", "--format", "json"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSE"));
        builder.environment().putAll(environment);
        Path errors = Files.createTempFile("compose", ".err");
        Process process = builder.redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        Files.delete(errors);
        // Compose prints what it could read again, so a dollar is doubled.
        return JSON.readTree(new String(out, StandardCharsets.UTF_8).replace("$$", "$"));
    }

    private static Map<String, Object> found(ComposeProject project) {
        Map<String, Object> services = new TreeMap<>();
        for (ComposeService service : project.startedServices()) {
            Set<String> networks = new TreeSet<>();
            if (service.networkMode().isEmpty()) {
                List<String> keys = service.networks().isEmpty() ? List.of("default") : service.networks();
                keys.forEach(key -> networks.add(project.networkName(key)));
            }
            Set<String> mounts = new TreeSet<>();
            service.bindMounts().forEach(mount -> mounts.add(mount.source() + ":" + mount.target()));
            service.volumes().forEach(volume -> mounts.add("volume " + volume));
            services.put(
                    service.name(),
                    Map.of(
                            "image", service.image(),
                            "mode", service.networkMode(),
                            "networks", networks,
                            "ports", ports(service.ports()),
                            "mounts", mounts,
                            "capabilities", new TreeSet<>(service.capAdd()),
                            "privileged", service.privileged()));
        }
        return services;
    }

    private static Set<String> ports(List<PublishedPort> ports) {
        Set<String> all = new TreeSet<>();
        for (PublishedPort port : ports) {
            String[] published = port.published().split("-", -1);
            String[] target = port.target().split("-", -1);
            int count = Integer.parseInt(target[target.length - 1]) - Integer.parseInt(target[0]) + 1;
            for (int index = 0; index < count; index++) {
                String at = published[0].isEmpty() ? "" : Integer.toString(Integer.parseInt(published[0]) + index);
                all.add(port.address() + ":" + at + ":" + (Integer.parseInt(target[0]) + index) + "/"
                        + port.protocol());
            }
        }
        return all;
    }

    private static Map<String, Object> expected(JsonNode config, Path root) {
        Map<String, Object> services = new TreeMap<>();
        config.get("services").properties().forEach(entry -> {
            JsonNode service = entry.getValue();
            Set<String> networks = new TreeSet<>();
            service.path("networks")
                    .fieldNames()
                    .forEachRemaining(key -> networks.add(
                            config.get("networks").get(key).get("name").asText()));
            Set<String> ports = new TreeSet<>();
            service.path("ports")
                    .forEach(port -> ports.add(port.path("host_ip").asText() + ":"
                            + port.path("published").asText() + ":"
                            + port.get("target").asText() + "/"
                            + port.get("protocol").asText()));
            Set<String> mounts = new TreeSet<>();
            service.path("volumes").forEach(mount -> mounts.add(mount(mount, root)));
            mounts.remove("");
            Set<String> capabilities = new TreeSet<>();
            service.path("cap_add").forEach(capability -> capabilities.add(capability.asText()));
            services.put(
                    entry.getKey(),
                    Map.of(
                            "image", service.path("image").asText(),
                            "mode", service.path("network_mode").asText(),
                            "networks", networks,
                            "ports", ports,
                            "mounts", mounts,
                            "capabilities", capabilities,
                            "privileged", service.path("privileged").asBoolean()));
        });
        return services;
    }

    private static String mount(JsonNode mount, Path root) {
        String source = mount.path("source").asText();
        return switch (mount.get("type").asText()) {
            case "bind" -> {
                Path path = Path.of(source);
                yield (path.startsWith(root) ? root.relativize(path).toString() : source) + ":"
                        + mount.get("target").asText();
            }
            case "volume" -> source.isEmpty() ? "" : "volume " + source;
            default -> "";
        };
    }

    private static boolean runs(List<String> command) {
        List<String> version = new ArrayList<>(command);
        version.add("version");
        try {
            Process process = new ProcessBuilder(version)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
