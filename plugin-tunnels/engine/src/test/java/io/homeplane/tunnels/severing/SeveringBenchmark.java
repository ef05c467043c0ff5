package io.homeplane.tunnels.severing;

import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The severing analysis of 10,000 stacks on 1,000 servers, each reached through a tunnel of its own and an emergency path; every tenth
 * stack is a tunnel's end, and every tenth server is jumped over by the next.
 */
public final class SeveringBenchmark {
    private static final int SERVERS = 1_000;
    private static final int STACKS_EACH = 10;
    private static final int ROUNDS = 20;

    private SeveringBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createTempDirectory("homeplane-severing");
        write(directory);
        InventorySnapshot snapshot = InventoryReader.snapshot(directory);
        long best = Long.MAX_VALUE;
        int severing = 0;
        long first = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            SeveringMap map = SeveringMap.of(snapshot);
            severing = map.severing().size();
            SeveringCheck.check(snapshot.inventory(), map);
            long took = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
            first = round == 0 ? took : first;
            best = Math.min(best, took);
        }
        System.out.printf(
                "severing analysis and its problems, %d stacks, %d paths, %d severing: %d ms cold, %d ms warm, of one core (limit 500)%n",
                snapshot.inventory().stacks().size(),
                snapshot.inventory().paths().size(),
                severing,
                first,
                best);
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static void write(Path directory) throws IOException {
        StringBuilder toml = new StringBuilder("[plane]\nserver = 's0'\nstack = 'x0-1'\n");
        stackFile(directory, "newt", "newt: {image: 'fosrl/newt:1', networks: [agents]}");
        stackFile(directory, "relay", "gerbil: {image: 'fosrl/gerbil:1', ports: ['51820:51820/udp']}");
        stackFile(directory, "app", "app: {image: 'busybox:1'}, db: {image: 'postgres:17'}");
        for (int server = 0; server < SERVERS; server++) {
            toml.append("[[server]]\nname = 's%d'\n".formatted(server));
            String jump = server % 10 == 1 ? "jump = 's%d'\n".formatted(server - 1) : "";
            toml.append("[[path]]\nserver = 's%d'\nvia = 'pangolin'\naddress = 'ssh%d.private.example.com'\n%s"
                    .formatted(server, server, jump));
            toml.append("[[path]]\nserver = 's%d'\nvia = 'ssh'\naddress = '10.%d.%d.1'\nemergency = true\n"
                    .formatted(server, server / 250, server % 250));
            for (int stack = 0; stack < STACKS_EACH; stack++) {
                String kind = stack == 0 ? "newt" : server == 0 && stack == 2 ? "relay" : "app";
                toml.append("[[stack]]\nname = 'x%d-%d'\n[stack.config]\nserver = 's%d'\nrun_directory = '%s'\n"
                        .formatted(server, stack, server, kind));
            }
        }
        Files.writeString(directory.resolve("all.toml"), toml);
    }

    private static void stackFile(Path directory, String name, String services) throws IOException {
        Files.createDirectories(directory.resolve(name));
        Files.writeString(
                directory.resolve(name).resolve("compose.yaml"),
                "services: {" + services + "}\nnetworks: {agents: {external: true}}\n");
    }
}
