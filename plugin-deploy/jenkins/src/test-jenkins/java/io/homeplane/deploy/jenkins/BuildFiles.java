package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Looks for a secret in everything that a build, or a whole Jenkins, has written. */
final class BuildFiles {
    private BuildFiles() {}

    /** Fails when any file below a directory holds the secret, as it is or in Base64. */
    static void assertNothingHolds(Path directory, String secret) throws IOException {
        String base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        List<Path> looked;
        try (Stream<Path> files = Files.walk(directory)) {
            looked = files.filter(Files::isRegularFile).toList();
        }
        assertThat(looked).isNotEmpty();
        for (Path file : looked) {
            String content = text(file);
            assertThat(content.contains(secret) || content.contains(base64))
                    .as("%s holds the secret", directory.relativize(file))
                    .isFalse();
        }
    }

    /** One character a byte, so that text is found in binary files too. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
