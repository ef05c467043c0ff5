package io.homeplane.deploy.jenkins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Looks for a secret in the arguments and the environment of every process of this machine, until it is closed. */
final class ProcessSampler implements AutoCloseable {
    private final String secret;
    private final Path firstSeen;
    private final Set<String> arguments = ConcurrentHashMap.newKeySet();
    private final Set<String> environments = ConcurrentHashMap.newKeySet();
    private final Thread thread = new Thread(this::sample, "process-sampler");
    private volatile boolean closed;

    /** @param firstSeen made when the secret is first seen in an environment */
    ProcessSampler(String secret, Path firstSeen) {
        this.secret = secret;
        this.firstSeen = firstSeen;
        thread.start();
    }

    /** Processes that had it in their arguments. */
    Set<String> arguments() {
        return Set.copyOf(arguments);
    }

    /** Processes outside containers that had it in their environment: the words of their command line. */
    Set<String> environments() {
        return Set.copyOf(environments);
    }

    private void sample() {
        while (!closed) {
            try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
                for (Path process : processes.toList()) {
                    if (process.getFileName().toString().matches("\\d+")) {
                        look(process);
                    }
                }
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    private void look(Path process) throws IOException {
        try {
            // This machine may itself be a container, whose processes count.
            Path root = process.resolve("root");
            boolean container = Files.exists(root.resolve(".dockerenv")) && !Files.isSameFile(root, Path.of("/"));
            String words = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
            if (words.contains(secret)) {
                arguments.add(words);
            }
            if (!container
                    && Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
                            .contains(secret)) {
                environments.add(words);
                Files.writeString(firstSeen, "");
            }
        } catch (IOException ended) {
            // between being listed and being looked at
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
