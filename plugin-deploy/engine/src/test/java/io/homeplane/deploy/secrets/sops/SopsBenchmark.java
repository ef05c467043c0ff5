package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how many small files are decrypted in a second, and the ratio to the sops binary as a process for each file when
 * {@code SOPS_BIN} names one. Not a test: run its main with the test class path.
 */
public final class SopsBenchmark {
    private static final int FILES = 1000;
    private static final int PROCESSES = 20;
    private static final double NANOS = 1e9;

    private SopsBenchmark() {}

    /** Runs all measurements. */
    public static void main(String[] arguments) throws Exception {
        for (String name : new String[] {"small.env", "small.yaml", "app.env", "app.yaml"}) {
            byte[] bytes = Fixtures.bytes(name);
            AgeIdentities identities = Fixtures.identities();
            double first = secondsPerFile(name, bytes, identities);
            double warm = first;
            for (int round = 0; round < 3; round++) {
                warm = Math.min(warm, secondsPerFile(name, bytes, identities));
            }
            print("%s: first %d files at %.0f files/s, warm %.0f files/s", name, FILES, 1 / first, 1 / warm);
            String sops = System.getenv("SOPS_BIN");
            if (sops != null) {
                double process = processSeconds(sops, name, bytes);
                print("  sops as a process: %.1f ms a file, %.0f times ours", process * 1000, process / warm);
            }
        }
        large();
    }

    private static double secondsPerFile(String name, byte[] bytes, AgeIdentities identities) throws SecretException {
        long start = System.nanoTime();
        for (int count = 0; count < FILES; count++) {
            Sops.decrypt(name, bytes, identities).close();
        }
        return (System.nanoTime() - start) / NANOS / FILES;
    }

    private static double processSeconds(String sops, String name, byte[] bytes)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("benchmark");
        Path file = Files.write(directory.resolve(name), bytes);
        Path keys = Files.write(directory.resolve("keys.txt"), Fixtures.bytes("public-test-key.txt"));
        ProcessBuilder builder = new ProcessBuilder(sops, "decrypt", file.toString());
        builder.environment().putAll(Map.of("SOPS_AGE_KEY_FILE", keys.toString()));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT);
        long start = System.nanoTime();
        for (int count = 0; count < PROCESSES; count++) {
            if (builder.start().waitFor() != 0) {
                throw new IOException("sops failed on " + file);
            }
        }
        double seconds = (System.nanoTime() - start) / NANOS / PROCESSES;
        Files.delete(file);
        Files.delete(keys);
        Files.delete(directory);
        return seconds;
    }

    /** Reading alone: a YAML file of 10 MB whose values are not ours to open still has to be parsed. */
    private static void large() throws SecretException {
        String value =
                Fixtures.text("small.yaml").lines().findFirst().orElseThrow().substring("a: ".length());
        StringBuilder text = new StringBuilder();
        for (int key = 0; text.length() < 10_000_000; key++) {
            text.append("key_").append(key).append(": ").append(value).append('\n');
        }
        text.append(Fixtures.text("small.yaml").replaceFirst("(?s)^.*?(?=sops:)", ""));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();
        SopsFile.read("large.yaml", bytes);
        print("10 MB of YAML read in %.2f s", (System.nanoTime() - start) / NANOS);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
