package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Secret files of 10 MB, and a process with a heap of a certain size that decrypts one. */
enum LargeFile {
    /** 78,000 values of a line. */
    MANY_VALUES(2_785_000) {
        @Override
        void add(StringBuilder text, int value) {
            text.append("key_").append(value).append(": a value of the usual length, ");
            text.append(value).append('\n');
        }
    },
    /** Maps within maps, a value or two in each. */
    NESTED(1_980_000) {
        @Override
        void add(StringBuilder text, int value) {
            text.append("a")
                    .append(value)
                    .append(":\n  b:\n    c:\n      d: a value of ")
                    .append(value);
            text.append("\n      e: ").append(value).append('\n');
        }
    },
    /** One value of 118,000 lines. */
    ONE_VALUE(7_810_000) {
        @Override
        void add(StringBuilder text, int value) {
            text.append(value == 0 ? "value: |\n" : "").append("  line ").append(value);
            text.append(" of a text that is one value, quite long\n");
        }
    };

    static final int SIZE = 10_000_000;

    private final int plainSize;

    LargeFile(int plainSize) {
        this.plainSize = plainSize;
    }

    abstract void add(StringBuilder text, int value);

    String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".yaml";
    }

    byte[] plaintext() {
        StringBuilder text = new StringBuilder();
        for (int value = 0; text.length() < plainSize; value++) {
            add(text, value);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] encrypted() throws SecretException {
        EncryptionPolicy policy = EncryptionPolicy.forAge(List.of(Fixtures.RECIPIENT));
        return Sops.encrypt(fileName(), plaintext(), policy, Clock.systemUTC());
    }

    /** The number of values in the file. */
    int count() {
        long lines = new String(plaintext(), StandardCharsets.UTF_8).lines().count();
        return switch (this) {
            case MANY_VALUES -> Math.toIntExact(lines);
            case NESTED -> Math.toIntExact(lines / 5 * 2);
            case ONE_VALUE -> 1;
        };
    }

    /** What a JVM with this heap prints when it decrypts the file: its number of values, or why it could not. */
    static String decryptedBy(int heapMegabytes, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMegabytes + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeFile.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed.strip();
    }

    /** Decrypts a file and counts its values. */
    public static void main(String[] arguments) throws SecretException {
        Path file = Path.of(arguments[0]);
        try (Decrypted decrypted = Sops.decrypt(file, Fixtures.identities())) {
            System.out.println(decrypted.values().size());
        }
    }

    Path writtenTo(Path directory) throws SecretException {
        try {
            return Files.write(directory.resolve(fileName()), encrypted());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
