package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
        String sops = System.getenv("SOPS_BIN");
        double idle = sops == null ? 0 : processSeconds(sops, "--version", new byte[0], PROCESSES);
        for (String name : new String[] {"small.env", "small.yaml", "app.env", "app.yaml"}) {
            byte[] bytes = Fixtures.bytes(name);
            AgeIdentities identities = Fixtures.identities();
            double first = secondsPerFile(name, bytes, identities);
            double warm = first;
            for (int round = 0; round < 3; round++) {
                warm = Math.min(warm, secondsPerFile(name, bytes, identities));
            }
            print(
                    "%s: first %d files at %.0f files/s of one core, warm %.0f files/s",
                    name, FILES, 1 / first, 1 / warm);
            if (sops != null) {
                double process = processSeconds(sops, name, bytes, PROCESSES);
                print(
                        "  sops as a process: %.1f ms a file, %.0f times ours; without its start %.2f ms, %.1f times ours",
                        process * 1000, process / warm, (process - idle) * 1000, (process - idle) / warm);
            }
        }
        large(sops);
    }

    private static double secondsPerFile(String name, byte[] bytes, AgeIdentities identities) throws SecretException {
        long start = cpu();
        for (int count = 0; count < FILES; count++) {
            Sops.decrypt(name, bytes, identities).close();
        }
        return (cpu() - start) / NANOS / FILES;
    }

    private static double processSeconds(String sops, String name, byte[] bytes, int processes)
            throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("benchmark");
        Path file = Files.write(directory.resolve(name), bytes);
        Path keys = Files.write(directory.resolve("keys.txt"), Fixtures.bytes("public-test-key.txt"));
        boolean idle = bytes.length == 0;
        ProcessBuilder builder = idle
                ? new ProcessBuilder(sops, "--version", "--disable-version-check")
                : new ProcessBuilder(sops, "decrypt", file.toString());
        builder.environment().putAll(Map.of("SOPS_AGE_KEY_FILE", keys.toString()));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT);
        long start = System.nanoTime();
        for (int count = 0; count < processes; count++) {
            if (builder.start().waitFor() != 0) {
                throw new IOException("sops failed on " + file);
            }
        }
        double seconds = (System.nanoTime() - start) / NANOS / processes;
        Files.delete(file);
        Files.delete(keys);
        Files.delete(directory);
        return seconds;
    }

    /** A YAML file of 10 MB, decrypted with its code verified; the memory is the most that the heap held meanwhile. */
    private static void large(String sops) throws IOException, InterruptedException, SecretException {
        StringBuilder text = new StringBuilder();
        for (int key = 0; text.length() < 2_300_000; key++) {
            text.append("key_")
                    .append(key)
                    .append(": a value of the usual length, ")
                    .append(key)
                    .append('\n');
        }
        byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
        EncryptionPolicy policy = EncryptionPolicy.forAge(List.of(Fixtures.RECIPIENT));
        byte[] bytes = Sops.encrypt("large.yaml", plain, policy, Clock.systemUTC());
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            resetPeaks();
            long before = used();
            long start = cpu();
            Sops.decrypt("large.yaml", bytes, Fixtures.identities()).close();
            double seconds = (cpu() - start) / NANOS;
            best = Math.min(best, seconds);
            print(
                    "%.1f MB of YAML decrypted in %.2f s of one core, heap grew by at most %.1f times the file",
                    bytes.length / 1e6, seconds, (peak() - before) / (double) bytes.length);
        }
        if (sops != null) {
            double process = processSeconds(sops, "large.yaml", bytes, 2);
            print("  sops as a process: %.2f s, %.1f times ours", process, process / best);
        }
    }

    /** Nanoseconds of the processor, so that others on the machine do not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void resetPeaks() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
