package io.homeplane.deploy.secrets.sops;

import com.sun.management.OperatingSystemMXBean;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what decrypting small files and large ones takes, beside the sops binary as a process for each file when
 * {@code SOPS_BIN} names one. What is compared with sops is measured by the same clock on both sides. Not a test: run its main
 * with the test class path.
 */
public final class SopsBenchmark {
    private static final int FILES = 1000;
    private static final int ROUNDS = 9;
    private static final int PROCESSES = 21;
    private static final int LARGE_ROUNDS = 7;
    private static final double NANOS = 1e9;
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final String sops = System.getenv("SOPS_BIN");
    private final Path directory;
    private final Path keys;

    /** What is measured. */
    private interface Run {
        void once() throws IOException, InterruptedException, SecretException;
    }

    /**
     * Seconds of the quickest run: what else the machine does can only make one longer.
     *
     * @param processor of this process, the collector of garbage and the compiler included
     */
    private record Taken(double clock, double processor) {}

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
        double first = FILES / taken(thousand, 1).processor();
        Taken warm = taken(thousand, ROUNDS);
        print(
                "%s: first %d files at %.0f files/s of one core, warm %.0f files/s, limit 1500 %s",
                name, FILES, first, FILES / warm.processor(), verdict(FILES / warm.processor() >= 1500));
        if (sops != null) {
            double ours = warm.clock() / FILES;
            double start = taken(() -> sops("--version", "--disable-version-check"), PROCESSES)
                    .clock();
            double whole =
                    taken(() -> sops("decrypt", file.toString()), PROCESSES).clock();
            print(
                    "  on the clock: ours %.2f ms a file, sops as a process %.1f ms, ratio %.0f, limit 15 %s",
                    ours * 1000, whole * 1000, whole / ours, verdict(whole / ours >= 15));
            print(
                    "  without the start of sops (%.1f ms): %.2f ms, ratio %.1f, limit 1 %s",
                    start * 1000, (whole - start) * 1000, (whole - start) / ours, verdict(whole - start >= ours));
        }
    }

    private void large(LargeFile large) throws IOException, InterruptedException, SecretException {
        Path file = large.writtenTo(directory);
        AgeIdentities identities = Fixtures.identities();
        Run once = () -> Sops.decrypt(file, identities).close();
        Taken first = taken(once, 1);
        taken(once, 2);
        Taken warm = taken(once, LARGE_ROUNDS);
        print(
                "%s of %.1f MB: first %.2f s of processor, warm %.2f s, limit 1.5 %s; on the clock %.2f s",
                large.fileName(),
                Files.size(file) / 1e6,
                first.processor(),
                warm.processor(),
                verdict(warm.processor() < 1.5),
                warm.clock());
        int multiple = smallestHeap(file, large.count());
        print("  a heap of %d times the file suffices, limit 10 %s", multiple, verdict(multiple <= 10));
        if (sops != null) {
            double process = taken(() -> sops("decrypt", file.toString()), 1).clock();
            print("  on the clock: sops as a process %.2f s, ratio %.1f", process, process / warm.clock());
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

    private static Taken taken(Run run, int rounds) throws IOException, InterruptedException, SecretException {
        double clock = Double.MAX_VALUE;
        double processor = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            long work = MACHINE.getProcessCpuTime();
            run.once();
            clock = Math.min(clock, (System.nanoTime() - start) / NANOS);
            processor = Math.min(processor, (MACHINE.getProcessCpuTime() - work) / NANOS);
        }
        return new Taken(clock, processor);
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
