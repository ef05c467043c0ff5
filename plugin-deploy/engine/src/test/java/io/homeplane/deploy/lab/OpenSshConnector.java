package io.homeplane.deploy.lab;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import io.homeplane.tunnels.connect.Connector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Connections by the ssh program, multiplexed over one control socket. */
final class OpenSshConnector implements Connector {
    private final Path key;

    OpenSshConnector(Path key) {
        this.key = key;
    }

    @Override
    public Connection connect(ServerPath path) throws ConnectionException, InterruptedException {
        try {
            Path directory = Files.createTempDirectory("hp");
            Path known = directory.resolve("known_hosts");
            String host = path.port() == 22 ? path.address() : "[" + path.address() + "]:" + path.port();
            Files.writeString(known, host + " " + path.hostKey() + "\n");
            List<String> base = List.of(
                    "ssh",
                    "-F",
                    "none",
                    "-i",
                    key.toString(),
                    "-p",
                    Integer.toString(path.port()),
                    "-o",
                    "UserKnownHostsFile=" + known,
                    "-o",
                    "StrictHostKeyChecking=yes",
                    "-o",
                    "BatchMode=yes",
                    "-o",
                    "ConnectTimeout=5",
                    "-o",
                    "LogLevel=ERROR",
                    "-S",
                    directory.resolve("c").toString(),
                    path.user() + "@" + path.address());
            List<String> master = new ArrayList<>(base);
            master.addAll(1, List.of("-M", "-N", "-f"));
            Process process = new ProcessBuilder(master)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            if (process.waitFor() != 0) {
                String said = Files.readString(directory.resolve("log")).strip();
                throw new ConnectionException(Reason.UNREACHABLE, path.name() + ": " + said, null);
            }
            return new Multiplexed(path.name(), base, directory);
        } catch (IOException e) {
            throw new ConnectionException(Reason.UNREACHABLE, e.getMessage(), e);
        }
    }

    private record Multiplexed(String pathName, List<String> base, Path directory) implements Connection {
        @Override
        public CommandResult run(String command, InputStream stdin, Consumer<String> stderrLine, Duration timeout)
                throws ConnectionException, InterruptedException {
            try {
                List<String> words = new ArrayList<>(base);
                words.add(command);
                Process process = new ProcessBuilder(words).start();
                StringBuilder errors = new StringBuilder();
                Thread reader = new Thread(() -> drain(process, line -> {
                    errors.append(line).append('\n');
                    stderrLine.accept(line);
                }));
                reader.start();
                Thread writer = new Thread(() -> feed(process, stdin));
                writer.start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(timeout.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroy();
                    throw new ConnectionException(Reason.LOST, "timed out", null);
                }
                reader.join();
                if (process.exitValue() == 255) {
                    throw new ConnectionException(Reason.LOST, pathName + " was lost: " + errors, null);
                }
                return new CommandResult(process.exitValue(), output, errors.toString());
            } catch (IOException e) {
                throw new ConnectionException(Reason.LOST, e.getMessage(), e);
            }
        }

        private static void drain(Process process, Consumer<String> line) {
            try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
                reader.lines().forEach(line);
            } catch (IOException e) {
                line.accept(e.getMessage());
            }
        }

        private static void feed(Process process, InputStream stdin) {
            try (OutputStream out = process.getOutputStream()) {
                stdin.transferTo(out);
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Path forward(String remoteSocket) throws ConnectionException {
            Path local = directory.resolve("s" + System.nanoTime());
            List<String> words = new ArrayList<>(base);
            words.addAll(1, List.of("-O", "forward", "-L", local + ":" + remoteSocket));
            try {
                new ProcessBuilder(words).start().waitFor();
            } catch (IOException | InterruptedException e) {
                throw new ConnectionException(Reason.LOST, e.getMessage(), e);
            }
            return local;
        }

        @Override
        public void close() {
            List<String> words = new ArrayList<>(base);
            words.addAll(1, List.of("-O", "exit"));
            try {
                new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
