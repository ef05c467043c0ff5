package io.homeplane.deploy.secrets.sops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The real sops encrypts random documents; what we decrypt is what it prints. */
class SopsInteropIT {
    private static final int SEEDS = 12;
    private static String sops;

    @TempDir
    private Path directory;

    static Stream<Arguments> documents() {
        return Stream.of("env", "yaml", "json", "ini", "bin")
                .flatMap(extension ->
                        Stream.iterate(1L, seed -> seed + 1).limit(SEEDS).map(seed -> Arguments.of(extension, seed)));
    }

    @BeforeAll
    static void findSops() {
        List<Path> candidates = new ArrayList<>();
        String configured = System.getenv("SOPS_BIN");
        if (configured != null) {
            candidates.add(Path.of(configured));
        }
        for (String entry : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            candidates.add(Path.of(entry, "sops"));
        }
        sops = candidates.stream()
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
        assumeThat(sops)
                .as(
                        "skipped: no sops on the PATH and SOPS_BIN is not set; it is the Go module github.com/getsops/sops/v3")
                .isNotEmpty();
    }

    /** 3.13.2 cannot read back a YAML file in which a comment comes before the first item of a list. */
    @BeforeEach
    void writeWhatOlderOnesCannotReadBack() throws Exception {
        Files.writeString(directory.resolve("list.yaml"), "a:\n    # about b\n    - b\n");
        Files.write(directory.resolve("readback.yaml"), run("encrypt", "list.yaml"));
        assumeThat(exitCode("decrypt", "readback.yaml"))
                .as("skipped: %s cannot decrypt what it encrypts; 3.13.3 can", sops)
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldPrintWhatTheRealSopsPrints(String extension, long seed) throws Exception {
        String name = "random." + extension;
        Files.write(directory.resolve(name), new RandomDocuments(seed).document(extension));
        Path encrypted = directory.resolve("encrypted." + extension);
        Files.write(encrypted, run("encrypt", name));

        byte[] expected = run("decrypt", encrypted.getFileName().toString());
        try (Decrypted decrypted = Sops.decrypt(encrypted, Fixtures.identities())) {
            assertThat(new String(decrypted.plaintext(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(new String(expected, StandardCharsets.ISO_8859_1));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldWriteWhatTheRealSopsReads(String extension, long seed) throws Exception {
        String name = "random." + extension;
        byte[] plain = new RandomDocuments(seed).document(extension);
        Files.write(directory.resolve(name), plain);
        Files.write(directory.resolve("theirs." + extension), run("encrypt", name));
        byte[] expected = run("decrypt", "theirs." + extension);
        EncryptionPolicy policy = EncryptionPolicy.forAge(List.of(Fixtures.RECIPIENT));

        byte[] ours = Sops.encrypt(name, plain, policy, Clock.systemUTC());

        Files.write(directory.resolve("ours." + extension), ours);
        assertThat(new String(run("decrypt", "ours." + extension), StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(expected, StandardCharsets.ISO_8859_1));
    }

    private byte[] run(String... arguments) throws IOException, InterruptedException {
        int exitCode = exitCode(arguments);
        assertThat(exitCode)
                .as(Files.readString(directory.resolve("errors")).replace("%", "%%"))
                .isZero();
        return Files.readAllBytes(directory.resolve("output"));
    }

    private int exitCode(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(sops));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        Path keys = directory.resolve("keys.txt");
        Files.write(keys, Fixtures.bytes("public-test-key.txt"));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("SOPS_AGE_RECIPIENTS", Fixtures.RECIPIENT);
        builder.environment().put("SOPS_AGE_KEY_FILE", keys.toString());
        Process process = builder.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("sops ends").isTrue();
        return process.exitValue();
    }
}
