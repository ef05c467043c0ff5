package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Looks for a secret in everything that a build, or a whole Jenkins, has written. */
final class BuildFiles {
    private static final int MOST_LOOKS = 50;

    private BuildFiles() {}

    /** Fails when any file below a directory holds the secret, as it is or in Base64. */
    static void assertNothingHolds(Path directory, String secret) throws IOException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            try {
                lookFor(secret, directory);
                return;
            } catch (NoSuchFileException replaced) {
                // a running Jenkins replaces its files by renaming, so that all are looked at once more
            }
        }
        throw new AssertionError(directory + " was never still enough to be looked at");
    }

    private static void lookFor(String secret, Path directory) throws IOException {
        String base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            // one character a byte, so that text is found in binary files too
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(content.contains(secret) || content.contains(base64))
                    .as("%s holds the secret", directory.relativize(file))
                    .isFalse();
        }
    }
}
