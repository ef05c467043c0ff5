package io.homeplane.plane.cli;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.HostKey;
import io.homeplane.tunnels.enroll.HostKeyOffer;
import io.homeplane.tunnels.enroll.PathProposals;
import io.homeplane.tunnels.enroll.PathTable;
import io.homeplane.tunnels.enroll.SshConfig;
import io.homeplane.tunnels.enroll.Tailnet;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds out how the servers without a path are reached, shows the tables that are missing, and adds them. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description =
                "Adds the [[path]] tables that an inventory lacks, from ssh_config, the tailnet and the servers' addresses.")
final class InitCommand implements Callable<Integer> {
    private static final ConnectTimeouts QUICK = ConnectTimeouts.DEFAULT.within(Duration.ofSeconds(8));

    @Parameters(paramLabel = "DIR", description = "directory with the inventory's TOML files")
    private Path directory;

    @Option(names = "--ssh-config", paramLabel = "FILE", description = "another one than ~/.ssh/config")
    private Path sshConfig;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            defaultValue = "paths.toml",
            description = "file in DIR that the tables are added to, at its end (${DEFAULT-VALUE})")
    private String file;

    @Option(names = "--yes", description = "write without asking")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!file.endsWith(".toml") || file.contains("/") || file.contains("\\")) {
            throw new ParameterException(
                    spec.commandLine(), "--to takes the name of a .toml file in DIR, found " + file);
        }
        Inventory inventory = InventoryReader.read(directory);
        if (inventory.hasErrors()) {
            inventory.problems().forEach(System.err::println);
            System.err.println("plane: nothing is added to an inventory with errors; mend what stands above");
            return Exit.FAILED;
        }
        Map<Server, List<ServerPath>> proposals = new PathProposals(ssh(), tailnet()).of(inventory);
        if (proposals.isEmpty()) {
            System.err.println("plane: every server has a path: nothing to add");
            return Exit.DONE;
        }
        String tables = tables(proposals);
        if (tables.isEmpty()) {
            return Exit.UNREACHABLE;
        }
        System.out.println("+++ " + directory.resolve(file));
        tables.lines().map(line -> ("+" + line).stripTrailing()).forEach(System.out::println);
        return write(tables);
    }

    private String tables(Map<Server, List<ServerPath>> proposals) throws InterruptedException {
        StringBuilder tables = new StringBuilder();
        for (Map.Entry<Server, List<ServerPath>> entry : proposals.entrySet()) {
            if (entry.getValue().isEmpty()) {
                System.err.println("plane: nothing says where " + entry.getKey().name()
                        + " is: neither its address, nor ssh_config, nor the tailnet");
            }
            for (ServerPath path : entry.getValue()) {
                try {
                    HostKey shown = HostKeyOffer.of(path, QUICK);
                    tables.append("\n# compare on the server's own console: ")
                            .append(shown.fingerprint())
                            .append('\n');
                    tables.append(PathTable.of(PathProposals.pinned(path, shown), ""));
                } catch (ConnectionException unreachable) {
                    System.err.println("plane: left out: " + unreachable.getMessage());
                }
            }
        }
        return tables.toString();
    }

    private int write(String tables) throws IOException {
        if (!yes) {
            Console console = System.console();
            String answer = console == null
                    ? ""
                    : console.readLine("Add these to %s? The keys are what answered just now. [y/N] ", file);
            if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
                System.err.println("plane: nothing was written" + (console == null ? "; --yes writes it" : ""));
                return Exit.DONE;
            }
        }
        Path target = directory.resolve(file);
        String before = Files.exists(target) ? Files.readString(target) : "";
        String added = before.isEmpty() ? tables.substring(1) : before.endsWith("\n") ? tables : "\n" + tables;
        Files.writeString(target, added, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.err.println("plane: added to " + target);
        return Exit.DONE;
    }

    private SshConfig ssh() throws IOException {
        Path config = sshConfig == null ? Path.of(System.getProperty("user.home"), ".ssh", "config") : sshConfig;
        if (sshConfig != null && !Files.isReadable(config)) {
            throw new ParameterException(spec.commandLine(), "the ssh_config " + config + " cannot be read");
        }
        return SshConfig.read(Files.isReadable(config) ? Files.readString(config) : "");
    }

    /** What the program says, where there is one and it answers. */
    private static Tailnet tailnet() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("tailscale", "status", "--json")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Tailnet.read(printed) : Tailnet.NONE;
        } catch (IOException missing) {
            return Tailnet.NONE;
        }
    }
}
