package io.homeplane.plane.cli;

import io.homeplane.inventory.json.Json;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.probe.CheckResult;
import io.homeplane.tunnels.probe.TunnelCheck;
import io.homeplane.tunnels.probe.VerdictDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Probes every path of an inventory, all at once. */
@Command(name = "tunnels", mixinStandardHelpOptions = true, description = "Probes every path, in parallel.")
final class TunnelsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "directory with the inventory's TOML files")
    private Path directory;

    @Option(names = "--server", paramLabel = "S", description = "only the paths to this server")
    private String server;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "for all of it (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Option(
            names = "--recover",
            description =
                    "restart what carries the paths to the server that are down, until they are back (needs --server)")
    private boolean recover;

    @Option(names = "--yes", description = "with --recover: do not ask first")
    private boolean yes;

    @Option(
            names = "--window",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "with --recover: how long a path may take to come back after each restart (${DEFAULT-VALUE})")
    private int window;

    @Mixin
    private KeyOption key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (recover && server == null) {
            throw new ParameterException(
                    spec.commandLine(), "--recover takes --server: name the one that is to be reached");
        }
        if (window < 1) {
            throw new ParameterException(spec.commandLine(), "--window must be 1 or more seconds, found " + window);
        }
        if (recover && !yes && System.console() == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--recover restarts containers and units: without a terminal to ask at, say --yes");
        }
        InventorySnapshot snapshot = InventoryReader.snapshot(directory);
        Inventory inventory = snapshot.inventory();
        if (inventory.hasErrors()) {
            inventory.problems().forEach(System.err::println);
            System.err.println("plane: an inventory with errors is not probed; mend what stands above");
            return Exit.FAILED;
        }
        if (server != null && inventory.server(server).isEmpty()) {
            System.err.println("plane: there is no server '" + server + "' in " + directory);
            return Exit.FAILED;
        }
        if (recover) {
            return recover(snapshot);
        }
        List<ServerPath> paths = TunnelCheck.allPaths(inventory).stream()
                .filter(path -> server == null
                        || path.server().equals(server)
                        || path.from().equals(server))
                .toList();
        SshConnector ssh = new SshConnector(key.keys(), ConnectTimeouts.DEFAULT, System.err::println);
        CheckResult result = TunnelCheck.over(ssh, TunnelsCommand::token).check(paths, Duration.ofSeconds(seconds));
        if (json) {
            System.out.println(Json.text(VerdictDocument.of(result)));
        } else {
            TunnelTable.of(result.verdicts()).forEach(System.out::println);
        }
        return result.allReachable() ? Exit.DONE : Exit.UNREACHABLE;
    }

    private int recover(InventorySnapshot snapshot) throws InterruptedException {
        TunnelRecovery recovery = new TunnelRecovery(snapshot, server, key.keys());
        if (recovery.hasNothingToRecover()) {
            System.err.println(
                    "plane: there is no path to " + server + " but emergency and local ones: nothing to recover");
            return Exit.FAILED;
        }
        if (!yes) {
            String answer = System.console().readLine("%s%nGo on? [y/N] ", recovery.question());
            if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
                System.err.println("plane: nothing was touched");
                return Exit.FAILED;
            }
        }
        return recovery.run(Duration.ofSeconds(window), json);
    }

    /** A command has no credential store: the id is the name of an environment variable here. */
    private static Optional<String> token(String credential) {
        return credential.isEmpty() ? Optional.empty() : Optional.ofNullable(System.getenv(credential));
    }
}
