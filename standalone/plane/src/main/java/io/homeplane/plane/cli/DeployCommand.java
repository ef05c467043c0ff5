package io.homeplane.plane.cli;

import io.homeplane.deploy.secrets.sops.SopsSecretDecryption;
import io.homeplane.deploy.stack.DeployException;
import io.homeplane.deploy.stack.DeployRequest;
import io.homeplane.deploy.stack.DeployResult;
import io.homeplane.deploy.stack.RepositoryFiles;
import io.homeplane.deploy.stack.StackDeployer;
import io.homeplane.inventory.jenkins.InventoryPlace;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.severing.SeveringRule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deploys stacks one after the other; stops at the first that does not serve. */
@Command(name = "deploy", mixinStandardHelpOptions = true, description = "Deploys stacks, each in one transaction.")
final class DeployCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "directory with the inventory's TOML files")
    private Path directory;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "STACK")
    private List<String> stacks;

    @Mixin
    private IdentityOption identity;

    @Mixin
    private KeyOption key;

    @Override
    public Integer call() throws Exception {
        InventorySnapshot snapshot = InventoryReader.snapshot(directory, new SeveringRule());
        if (snapshot.inventory().hasErrors()) {
            snapshot.inventory().problems().forEach(System.err::println);
            System.err.println("plane: an inventory with errors is not deployed; mend what stands above");
            return Exit.FAILED;
        }
        SopsSecretDecryption secrets = new SopsSecretDecryption(identity.find());
        SshConnector ssh = new SshConnector(key.keys(), ConnectTimeouts.DEFAULT, System.err::println);
        try (Connections connections = new Connections(ssh)) {
            StackDeployer deployer = new StackDeployer(connections, secrets, Clock.systemUTC());
            for (String stack : stacks) {
                deploy(deployer, snapshot, stack);
            }
        }
        return Exit.DONE;
    }

    private static void deploy(StackDeployer deployer, InventorySnapshot snapshot, String name)
            throws DeployException, IOException, InterruptedException {
        String server = snapshot.inventory().stack(name).map(Stack::server).orElse("");
        DeployRequest request = DeployRequest.of(snapshot.inventory(), name, server, RepositoryFiles.of(snapshot))
                .withRevision(commit(snapshot))
                .by(System.getProperty("user.name"));
        DeployResult result = deployer.deploy(request, new TerminalProgress(name));
        System.out.println(name + ": " + result);
    }

    private static String commit(InventorySnapshot snapshot) throws IOException {
        return snapshot.revision().isPresent()
                ? snapshot.revision().get().commit()
                : InventoryPlace.commit(snapshot.checkout().repository());
    }
}
