package io.homeplane.deploy.jenkins;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.stack.CheckoutFiles;
import io.homeplane.deploy.stack.DeployException;
import io.homeplane.deploy.stack.DeployRequest;
import io.homeplane.deploy.stack.DeployResult;
import io.homeplane.deploy.stack.DeployTimeouts;
import io.homeplane.deploy.stack.StackDeployer;
import io.homeplane.inventory.compose.ComposeReader;
import io.homeplane.inventory.jenkins.Aborted;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Stack;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.jenkins.SshKeyring;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jenkins.MasterToSlaveFileCallable;

/** A deploy on its way to the machine that opens the connections, with all that it needs there. */
final class StackDeploy extends MasterToSlaveFileCallable<DeployResult> {
    private static final long serialVersionUID = 1L;

    private final Inventory inventory;
    private final DeployStackStep.Wish wish;
    private final String revision;
    private final String who;
    private final SshKeyring keys;
    private final DecryptedFiles secrets;
    private final TaskListener listener;
    private final boolean attaching;

    private StackDeploy(
            Inventory inventory,
            DeployStackStep.Wish wish,
            String revision,
            String who,
            SshKeyring keys,
            DecryptedFiles secrets,
            TaskListener listener,
            boolean attaching) {
        this.inventory = inventory;
        this.wish = wish;
        this.revision = revision;
        this.who = who;
        this.keys = keys;
        this.secrets = secrets;
        this.listener = listener;
        this.attaching = attaching;
    }

    /** The same deploy when it has begun before the controller restarted: it is followed to its end. */
    StackDeploy attaching() {
        return new StackDeploy(inventory, wish, revision, who, keys, secrets, listener, true);
    }

    /** Collects on the controller what the deploy needs from there: SSH keys and plaintexts, never the age key. */
    static StackDeploy prepared(
            Run<?, ?> run,
            TaskListener listener,
            Inventory inventory,
            String revision,
            FilePath root,
            DeployStackStep.Wish wish)
            throws DeployException, SecretException, IOException, InterruptedException {
        DeployRequest request =
                DeployRequest.of(inventory, wish.stack(), wish.server(), new CheckoutFiles(Path.of("")));
        Stack stack = request.stack();
        HashMap<String, byte[]> encrypted = root.act(new FindEncryptedFiles(directories(stack)));
        Map<String, byte[]> plaintexts = JobIdentities.of(run, null).decryptAll(encrypted);
        return new StackDeploy(
                inventory,
                wish,
                revision,
                run.getExternalizableId(),
                SshKeyring.forPaths(run, request.paths()),
                new DecryptedFiles(plaintexts),
                listener,
                false);
    }

    /** Where a stack's secrets may lie; never the whole repository: other stacks' secrets stay encrypted. */
    private static List<String> directories(Stack stack) {
        List<String> directories = new ArrayList<>(List.of(ComposeReader.projectDirectory(stack)));
        if (stack.preDeploy().decryptsSops()) {
            directories.add(stack.preDeploy().path());
        }
        return directories;
    }

    @Override
    public DeployResult invoke(File root, VirtualChannel channel) throws IOException, InterruptedException {
        try {
            DeployRequest request = DeployRequest.of(
                            inventory, wish.stack(), wish.server(), new CheckoutFiles(root.toPath()))
                    .withRevision(revision)
                    .by(who)
                    .within(DeployTimeouts.DEFAULT
                            .withConfirm(Duration.ofSeconds(wish.confirm()))
                            .withHealth(Duration.ofSeconds(wish.health())))
                    .forced(wish.force())
                    .withToken(wish.token());
            try (Connections connections = keys.connections(listener)) {
                StackDeployer deployer = new StackDeployer(connections, secrets, Clock.systemUTC());
                LogProgress progress = new LogProgress(listener, wish.stack());
                return attaching ? deployer.attach(request, progress) : deployer.deploy(request, progress);
            }
        } catch (DeployException failure) {
            throw Aborted.by(failure);
        }
    }
}
