package io.homeplane.plane.cli;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.connect.RemoteShell;
import io.homeplane.tunnels.connect.SshConnector;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A shell on a server, over the best path that is up: an everyday one, or else the emergency path. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        description = "Opens a shell on a server over the best path; without a terminal it runs what comes from stdin.")
final class ConnectCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SERVER")
    private String server;

    @Parameters(
            index = "1",
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = ".",
            description = "directory with the inventory's TOML files (${DEFAULT-VALUE})")
    private Path directory;

    @Option(names = "--emergency", description = "over an emergency path only")
    private boolean emergency;

    @Mixin
    private KeyOption key;

    @Override
    public Integer call() throws ConnectionException, IOException, InterruptedException {
        Inventory inventory = InventoryReader.read(directory);
        if (inventory.server(server).isEmpty()) {
            System.err.println("plane: there is no server '" + server + "' in " + directory);
            return Exit.FAILED;
        }
        List<ServerPath> paths = inventory.pathsTo(server).stream()
                .filter(path -> path.emergency() || !emergency)
                .toList();
        if (paths.stream().anyMatch(path -> path.via().equals("local"))) {
            return new ProcessBuilder("sh").inheritIO().start().waitFor();
        }
        SshConnector ssh = new SshConnector(key.keys(), ConnectTimeouts.DEFAULT, System.err::println);
        try (Connections connections = new Connections(ssh)) {
            Connection connection = connections.to(server, paths);
            System.err.println("plane: " + server + " over " + connection.pathName());
            return Terminal.isHere() ? typed(connection) : piped(connection);
        }
    }

    @SuppressWarnings("try") // the terminal is raw while the shell runs, and as it was afterwards
    private static int typed(Connection connection) throws ConnectionException, IOException, InterruptedException {
        try (RemoteShell shell = connection.shell(Terminal.kind(), Terminal.size());
                Terminal terminal = Terminal.raw()) {
            return session(shell).run(true);
        }
    }

    private static int piped(Connection connection) throws ConnectionException, IOException, InterruptedException {
        try (RemoteShell shell = connection.shell("", new RemoteShell.Size(0, 0))) {
            return session(shell).run(false);
        }
    }

    private static ShellSession session(RemoteShell shell) {
        return new ShellSession(shell, new FileInputStream(FileDescriptor.in), System.out, System.err);
    }
}
