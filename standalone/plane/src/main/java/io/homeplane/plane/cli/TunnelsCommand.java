package io.homeplane.plane.cli;

import io.homeplane.inventory.json.Json;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.probe.CheckResult;
import io.homeplane.tunnels.probe.PathVerdict;
import io.homeplane.tunnels.probe.TunnelCheck;
import io.homeplane.tunnels.probe.VerdictDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Mixin
    private KeyOption key;

    @Override
    public Integer call() throws InterruptedException {
        Inventory inventory = InventoryReader.read(directory);
        if (inventory.hasErrors()) {
            inventory.problems().forEach(System.err::println);
            System.err.println("plane: an inventory with errors is not probed; mend what stands above");
            return Exit.FAILED;
        }
        if (server != null && inventory.server(server).isEmpty()) {
            System.err.println("plane: there is no server '" + server + "' in " + directory);
            return Exit.FAILED;
        }
        List<ServerPath> paths = TunnelCheck.allPaths(inventory).stream()
                .filter(path -> server == null || path.server().equals(server))
                .toList();
        SshConnector ssh = new SshConnector(key.keys(), ConnectTimeouts.DEFAULT, System.err::println);
        CheckResult result = TunnelCheck.over(ssh).check(paths, Duration.ofSeconds(seconds));
        if (json) {
            System.out.println(Json.text(VerdictDocument.of(result)));
        } else {
            result.verdicts().forEach(verdict -> System.out.println(line(verdict)));
        }
        return result.allReachable() ? Exit.DONE : Exit.UNREACHABLE;
    }

    private static String line(PathVerdict verdict) {
        String path = verdict.path().server() + "/" + verdict.path().via() + " "
                + verdict.verdict().name().toLowerCase(Locale.ROOT) + ", " + verdict.milliseconds() + " ms";
        return verdict.reason().isEmpty() ? path : path + ": " + verdict.reason();
    }
}
