package io.homeplane.deploy.stack;

import io.homeplane.deploy.stack.DeployException.Kind;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.Stack;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * One deploy that is asked for.
 *
 * @param server the server it goes to
 * @param paths from the plane to the server, best first
 * @param revision the commit the files are from; empty when unknown
 * @param who who asked, for the lock and the record
 * @param force deploys even when nothing changed
 * @param replace takes over a project that runs but was not deployed by Homeplane
 * @param token names the transaction on the server, so that another process can find it again; 16 hex digits
 */
public record DeployRequest(
        Stack stack,
        Server server,
        List<ServerPath> paths,
        RepositoryFiles files,
        String revision,
        String who,
        DeployTimeouts timeouts,
        boolean force,
        boolean replace,
        String token) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public DeployRequest {
        paths = List.copyOf(paths);
        if (!token.matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("a deploy's token has 16 hex digits");
        }
    }

    /** A deploy with a token of its own. */
    public DeployRequest(
            Stack stack,
            Server server,
            List<ServerPath> paths,
            RepositoryFiles files,
            String revision,
            String who,
            DeployTimeouts timeouts,
            boolean force,
            boolean replace) {
        this(stack, server, paths, files, revision, who, timeouts, force, replace, newToken());
    }

    /** A token that no other deploy has. */
    public static String newToken() {
        byte[] token = new byte[8];
        RANDOM.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    /**
     * A deploy of a stack as the inventory states it.
     *
     * @param server the server's name; empty for the one that the stack states
     * @throws DeployException when the inventory has errors, or knows no such stack or server
     */
    public static DeployRequest of(Inventory inventory, String stack, String server, RepositoryFiles files)
            throws DeployException {
        if (inventory.hasErrors()) {
            throw new DeployException(
                    Kind.INVALID_INVENTORY,
                    "Stack " + stack + " was not deployed: the inventory has errors; mend what `plane validate` lists");
        }
        Stack found = inventory
                .stack(stack)
                .orElseThrow(() -> new DeployException(
                        Kind.UNKNOWN_STACK,
                        "Stack " + stack + " is not in the inventory; it has "
                                + names(inventory.stacks().stream()
                                        .map(Stack::name)
                                        .toList())));
        String target = server.isEmpty() ? found.server() : server;
        Server host = inventory
                .server(target)
                .orElseThrow(() -> new DeployException(
                        Kind.UNKNOWN_SERVER,
                        "Stack " + stack + " was not deployed: server " + (target.isEmpty() ? "(none stated)" : target)
                                + " is not in the inventory; it has "
                                + names(inventory.servers().stream()
                                        .map(Server::name)
                                        .toList())));
        List<ServerPath> paths = inventory.pathsTo(target);
        return new DeployRequest(found, host, paths, files, "", "", DeployTimeouts.DEFAULT, false, false);
    }

    public DeployRequest withRevision(String value) {
        return new DeployRequest(stack, server, paths, files, value, who, timeouts, force, replace, token);
    }

    public DeployRequest by(String value) {
        return new DeployRequest(stack, server, paths, files, revision, value, timeouts, force, replace, token);
    }

    public DeployRequest within(DeployTimeouts value) {
        return new DeployRequest(stack, server, paths, files, revision, who, value, force, replace, token);
    }

    public DeployRequest forced(boolean value) {
        return new DeployRequest(stack, server, paths, files, revision, who, timeouts, value, replace, token);
    }

    public DeployRequest replacing(boolean value) {
        return new DeployRequest(stack, server, paths, files, revision, who, timeouts, force, value, token);
    }

    /** The same deploy under a token that the caller keeps. */
    public DeployRequest withToken(String value) {
        return new DeployRequest(stack, server, paths, files, revision, who, timeouts, force, replace, value);
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
