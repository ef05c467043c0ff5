package io.homeplane.deploy.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another program to compare with, run in a directory of its own; where it is absent the test is skipped. */
public final class PeerProgram {
    private final String program;
    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    private PeerProgram(String program, Path directory) {
        this.program = program;
        this.directory = directory;
        environment.put("HOME", directory.toString());
    }

    /** The program that {@code variable} names, or of this name on the PATH. */
    public static PeerProgram find(String name, String variable, Path directory) {
        String configured = System.getenv(variable);
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(entry -> Path.of(entry, name));
        String found = Stream.concat(Stream.ofNullable(configured).map(Path::of), onPath)
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
        assumeThat(found)
                .as("skipped: no %s on the PATH and %s is not set", name, variable)
                .isNotEmpty();
        return new PeerProgram(found, directory);
    }

    /** Sets a variable of its environment. */
    public PeerProgram with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** What it prints; it must succeed. */
    public byte[] run(String... arguments) throws IOException, InterruptedException {
        return runWith(new byte[0], arguments);
    }

    /** What it prints for this input; it must succeed. */
    public byte[] runWith(byte[] input, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "output", "");
        Path errors = Files.createTempFile(directory, "errors", "");
        Path inputFile = Files.write(Files.createTempFile(directory, "input", ""), input);
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        Process process = builder.redirectInput(inputFile.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends", program).isTrue();
        assertThat(process.exitValue()).as(() -> command + ": " + text(errors)).isZero();
        return Files.readAllBytes(output);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).replace("%", "%%");
        } catch (IOException e) {
            return e.toString();
        }
    }
}
