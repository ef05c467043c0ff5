package io.homeplane.inventory.compose;

import io.homeplane.inventory.FuzzSeeds;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.source.FilesInMemory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any bytes as a Compose project of up to three files, which lines of {@code %%} part: {@code compose.yaml}, {@code .env} and
 * {@code other.yaml}, which the first may extend or include. What the fuzzer calls (bin/fuzz).
 */
public final class ComposeFuzz {
    private static final List<String> NAMES = List.of("compose.yaml", ".env", "other.yaml");
    private static final Stack STACK = ComposeStacks.SITE;

    private ComposeFuzz() {}

    public static void fuzzerInitialize() {
        FuzzSeeds.warmUp("compose", ComposeFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        // Byte by byte, so that what is not UTF-8 comes through.
        String[] parts = new String(input, StandardCharsets.ISO_8859_1).split("\n%%\n", NAMES.size());
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int index = 0; index < parts.length; index++) {
            files.put(NAMES.get(index), parts[index].getBytes(StandardCharsets.ISO_8859_1));
        }
        ComposeReading reading = new ComposeReader(new FilesInMemory(files), "").read(STACK);
        for (Problem problem : reading.problems()) {
            if (problem.position().line() < 1 || problem.message().isBlank()) {
                throw new AssertionError("a problem without a place: " + problem);
            }
        }
    }
}
