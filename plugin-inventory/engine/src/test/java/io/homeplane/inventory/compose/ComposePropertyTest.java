package io.homeplane.inventory.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.source.FilesInMemory;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.TreeLimits;
import io.homeplane.inventory.tree.YamlText;
import io.homeplane.inventory.tree.YamlTree;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for Compose and env files however they are spelled. */
class ComposePropertyTest {
    private static final String PROJECT = """
            services:
              web:
                image: busybox:${TAG:-1.36}
                extends: {service: base}
                env_file: [.env, {path: x.env, required: false}]
                networks: {front: {aliases: [w]}}
                ports: ["127.0.0.1:8080-8081:80-81/tcp", {target: 80, published: "90"}, 9000]
                volumes: ["./www:/www:ro", {type: bind, source: ., target: /x, read_only: true}, "data:/d"]
                depends_on: {base: {condition: service_healthy}}
                healthcheck: {test: [CMD, "true"]}
                profiles: [a]
              base: {build: ., command: "a $$B", cap_add: [NET_ADMIN], privileged: true, network_mode: host}
            networks:
              front: {external: {name: edge}}
            volumes: {data: {name: "data"}, other: }
            """;

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldReadTheSameProjectHoweverItIsPrinted(int seed) {
        Node document = YamlTree.parse("c.yaml", PROJECT, TreeLimits.DEFAULT, new Problems())
                .orElseThrow();
        String printed = new YamlText(new Random(seed)).document(document);

        ComposeReading first = read(PROJECT);
        ComposeReading second = read(printed);

        assertThat(first.problems()).isEmpty();
        assertThat(second.problems()).as(printed).isEmpty();
        assertThat(second.project())
                .as(printed)
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(Position.class)
                .isEqualTo(first.project());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldReadBackAnEnvFileHoweverItIsPrinted(int seed) {
        Random random = new Random(seed);
        Map<String, String> variables = new LinkedHashMap<>();
        for (int index = 0; index < 10; index++) {
            variables.put("KEY_" + index, value(random));
        }
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) -> text.append(line(name, value, random)));

        Problems problems = new Problems();
        assertThat(EnvText.read(".env", text.toString(), problems))
                .as(text.toString())
                .isEqualTo(variables);
        assertThat(problems.sorted()).isEmpty();
    }

    private static String value(Random random) {
        StringBuilder value = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            value.append("abc=# :${}[]\\\u00e9'\"\n\t".charAt(random.nextInt(18)));
        }
        return value.toString();
    }

    private static String line(String name, String value, Random random) {
        // Without quotes and between single ones not every character stands for itself.
        int spellings = value.matches("[abc=:{}\\[\\]]+") ? 3 : value.matches("[^\\\\']*") ? 2 : 1;
        String spelled = switch (random.nextInt(spellings)) {
            case 0 -> "\"" + escaped(value) + "\"";
            case 1 -> "'" + value + "'";
            default -> value;
        };
        return (random.nextBoolean() ? "export " : "# why\n") + name + " = " + spelled + " # why\n";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("$", "\\$")
                .replace("\n", "\\n");
    }

    private static ComposeReading read(String text) {
        Stack stack = ComposeStacks.SITE;
        FilesInMemory files = new FilesInMemory(Map.of("compose.yaml", text.getBytes(StandardCharsets.UTF_8)));
        return new ComposeReader(files, "").read(stack);
    }
}
