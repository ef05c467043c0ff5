package io.homeplane.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The inputs that fuzzing starts from, with those that once were findings. */
public final class FuzzSeeds {
    private FuzzSeeds() {}

    /** The inputs of a reader by the names of their files. */
    static SortedMap<String, byte[]> of(String reader) {
        SortedMap<String, byte[]> seeds = new TreeMap<>();
        try {
            Path directory = Path.of(Objects.requireNonNull(FuzzSeeds.class.getResource("fuzz/" + reader), reader)
                    .toURI());
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    seeds.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
        return seeds;
    }

    /** Has a reader load its classes, so that the first input's second is not spent on that. */
    public static void warmUp(String reader, Consumer<byte[]> target) {
        List.of(new byte[0], new byte[] {'['}).forEach(target);
        of(reader).values().forEach(target);
    }
}
