package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what decrypting small files and large ones takes, beside the sops binary as a process for each file when
 * {@code SOPS_BIN} names one. All times are of the wall clock, of one thread, the median of several runs. Not a test: run its
 * main with the test class path.
 */
public final class SopsBenchmark {
    private static final int FILES = 1000;
    private static final int ROUNDS = 9;
    private static final int PROCESSES = 21;
    private static final int LARGE_ROUNDS = 7;
    private static final double NANOS = 1e9;

    private final String sops = System.getenv("SOPS_BIN");
    private final Path directory;
    private final Path keys;

    /** What is measured. */
    private interface Run {
        void once() throws IOException, InterruptedException, SecretException;
    }

    private SopsBenchmark(Path directory) throws IOException {
        this.directory = directory;
        keys = Files.write(directory.resolve("keys.txt"), Fixtures.bytes("public-test-key.txt"));
    }

    /** Runs all measurements. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("benchmark");
        SopsBenchmark benchmark = new SopsBenchmark(directory);
        for (String name : new String[] {"small.env", "small.yaml", "app.env", "app.yaml"}) {
            benchmark.small(name);
        }
        for (LargeFile large : LargeFile.values()) {
            benchmark.large(large);
        }
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private void small(String name) throws IOException, InterruptedException, SecretException {
        Path file = Files.write(directory.resolve(name), Fixtures.bytes(name));
        AgeIdentities identities = Fixtures.identities();
        Run thousand = () -> {
            for (int count = 0; count < FILES; count++) {
                Sops.decrypt(file, identities).close();
            }
        };
        double first = seconds(thousand, 1) / FILES;
        double warm = seconds(thousand, ROUNDS) / FILES;
        print(
                "%s: first %d files at %.0f files/s, warm %.0f files/s, limit 1500 %s",
                name, FILES, 1 / first, 1 / warm, verdict(1 / warm >= 1500));
        if (sops != null) {
            double start = seconds(() -> sops("--version", "--disable-version-check"), PROCESSES);
            double whole = seconds(() -> sops("decrypt", file.toString()), PROCESSES);
            double inside = whole - start;
            print(
                    "  sops as a process: %.1f ms a file, %.0f times ours, limit 15 %s",
                    whole * 1000, whole / warm, verdict(whole / warm >= 15));
            print(
                    "  sops without its start (%.1f ms): %.2f ms a file, %.1f times ours, limit 1 %s",
                    start * 1000, inside * 1000, inside / warm, verdict(inside >= warm));
        }
    }

    private void large(LargeFile large) throws IOException, InterruptedException, SecretException {
        Path file = large.writtenTo(directory);
        AgeIdentities identities = Fixtures.identities();
        Run once = () -> Sops.decrypt(file, identities).close();
        double first = seconds(once, 1);
        seconds(once, 2);
        double warm = seconds(once, LARGE_ROUNDS);
        int multiple = smallestHeap(file, large.count());
        print(
                "%s of %.1f MB: first %.2f s, warm %.2f s, limit 1.5 s %s; heap of %d times the file suffices, limit 10 %s",
                large.fileName(),
                Files.size(file) / 1e6,
                first,
                warm,
                verdict(warm < 1.5),
                multiple,
                verdict(multiple <= 10));
        if (sops != null) {
            double process = seconds(() -> sops("decrypt", file.toString()), 3);
            print("  sops as a process: %.2f s, %.1f times ours", process, process / warm);
        }
    }

    /** The smallest whole multiple of the file's size that is heap enough to decrypt it. */
    private static int smallestHeap(Path file, int count) throws IOException, InterruptedException {
        double size = Files.size(file) / 1e6;
        int multiple = 16;
        while (multiple > 1
                && LargeFile.decryptedBy((int) (size * (multiple - 1)), file).equals(Integer.toString(count))) {
            multiple--;
        }
        return multiple;
    }

    private static double seconds(Run run, int rounds) throws IOException, InterruptedException, SecretException {
        double[] seconds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            run.once();
            seconds[round] = (System.nanoTime() - start) / NANOS;
        }
        Arrays.sort(seconds);
        return seconds[rounds / 2];
    }

    private void sops(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = sops;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(Map.of("SOPS_AGE_KEY_FILE", keys.toString()));
        if (builder.start().waitFor() != 0) {
            throw new IOException("sops failed: " + String.join(" ", arguments));
        }
    }

    private static String verdict(boolean holds) {
        return holds ? "holds" : "MISSED";
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
