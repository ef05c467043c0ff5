package io.homeplane.inventory.read;

import io.homeplane.inventory.FuzzSeeds;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Table;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Any bytes as a stack's {@code environment} text: each line that is none has a place. What the fuzzer calls (bin/fuzz). */
public final class EnvironmentFuzz {
    private static final Position START = new Position("stacks.toml", 1, 1);

    private EnvironmentFuzz() {}

    public static void fuzzerInitialize() {
        FuzzSeeds.warmUp("environment", EnvironmentFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Problems problems = new Problems();
        Scalar block = new Scalar(START, Scalar.Kind.TEXT, text);
        Table config = new Table(START, Map.of("environment", new Table.Entry(START, block)));
        Variables variables = new Variables(problems);
        variables.define("A", "[[A]]$0\\");
        EnvironmentBlock.read(new Fields(config, "stack.site.config", problems), "environment", variables);
        KomodoText.list(text);
        long lines = 2 + text.chars().filter(character -> character == '\n').count();
        for (Problem problem : problems.sorted()) {
            int line = problem.position().line();
            if (line < 1 || line > lines || problem.message().isBlank()) {
                throw new AssertionError("a problem without a place: " + problem);
            }
        }
    }
}
