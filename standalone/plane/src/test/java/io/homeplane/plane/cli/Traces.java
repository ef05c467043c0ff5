package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.deploy.secrets.SecretForms;
import io.homeplane.deploy.secrets.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for secrets, as they are and in the forms that a program may give them, each line of them by itself. */
final class Traces {
    private final List<String> forms = new ArrayList<>();

    Traces(String... secrets) {
        for (String secret : secrets) {
            for (byte[] form : SecretForms.of(SecretText.of(secret))) {
                // one character a byte, as files are read
                forms.add(new String(form, StandardCharsets.ISO_8859_1));
            }
        }
    }

    boolean isIn(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return forms.stream().anyMatch(text::contains);
    }

    /** Files below a directory of this machine that hold one. */
    List<Path> below(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (holdsOne(file)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private boolean holdsOne(Path file) throws IOException {
        try {
            return isIn(Files.readAllBytes(file));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** Files of the lab's host home that hold one, wherever it may write. What is looked for crosses by stdin. */
    List<String> onHome(Map<String, String> lab) throws IOException, InterruptedException {
        List<String> command = Shell.ssh(
                lab,
                "cd / && grep -rlaF --devices=skip --exclude-dir=whole-proc --exclude-dir=netns -f -"
                        + " $(ls -A | grep -vxE 'proc|sys|usr|bin|lib.*|sbin|dev') usr/local dev/shm; [ $? -le 1 ]");
        Process grep = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var patterns = grep.outputWriter(StandardCharsets.ISO_8859_1)) {
            for (String form : forms) {
                if (form.indexOf('\n') < 0) {
                    patterns.write(form + "\n");
                }
            }
        }
        List<String> found = grep.inputReader().lines().toList();
        assertThat(grep.waitFor()).as("grep on home").isZero();
        return found;
    }
}
