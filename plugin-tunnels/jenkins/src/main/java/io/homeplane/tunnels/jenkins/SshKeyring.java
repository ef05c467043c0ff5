package io.homeplane.tunnels.jenkins;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.util.Secret;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.connect.SshKeys;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The SSH keys that some paths name, out of the credentials a build may use.
 *
 * <p>Found on the controller and sent to the agent that opens the connections; holds no more than those paths need.
 */
public final class SshKeyring implements SshKeys, Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, Key> keys;

    private SshKeyring(HashMap<String, Key> keys) {
        this.keys = keys;
    }

    /** The keys for these paths that are the whole controller's, for its pages; those of folders are left out. */
    public static SshKeyring ofController(List<ServerPath> paths) {
        return collect(
                paths,
                id -> CredentialsProvider.findCredentialByIdInItem(
                        id, SSHUserPrivateKey.class, null, ACL.SYSTEM2, List.of()));
    }

    /** The keys for these paths; one that is no SSH key credential, or is out of the build's reach, is left out. */
    public static SshKeyring forPaths(Run<?, ?> run, List<ServerPath> paths) {
        return collect(paths, id -> {
            SSHUserPrivateKey found = CredentialsProvider.findCredentialById(id, SSHUserPrivateKey.class, run);
            return found == null ? null : CredentialsProvider.track(run, found);
        });
    }

    private static SshKeyring collect(List<ServerPath> paths, Function<String, SSHUserPrivateKey> find) {
        HashMap<String, Key> keys = new HashMap<>();
        collect(paths, find, keys);
        return new SshKeyring(keys);
    }

    private static void collect(
            List<ServerPath> paths, Function<String, SSHUserPrivateKey> find, HashMap<String, Key> keys) {
        for (ServerPath path : paths) {
            collect(path.through(), find, keys);
            String id = path.credential();
            if (!id.isEmpty() && !keys.containsKey(id)) {
                SSHUserPrivateKey found = find.apply(id);
                if (found != null && !found.getPrivateKeys().isEmpty()) {
                    keys.put(id, Key.of(found));
                }
            }
        }
    }

    /** Connections that log in with these keys, on the machine this runs on; whoever asked closes them. */
    public Connections connections(TaskListener listener) {
        return new Connections(new SshConnector(this, ConnectTimeouts.DEFAULT, listener.getLogger()::println));
    }

    @Override
    public Optional<SshKey> find(String credential) {
        return Optional.ofNullable(keys.get(credential)).map(Key::open);
    }

    @Override
    public String toString() {
        return "SshKeyring" + Map.copyOf(keys).keySet();
    }

    private record Key(String user, Secret privateKey, Secret passphrase) implements Serializable {
        static Key of(SSHUserPrivateKey credential) {
            return new Key(
                    credential.getUsername(),
                    Secret.fromString(credential.getPrivateKeys().get(0)),
                    credential.getPassphrase());
        }

        SshKey open() {
            return new SshKey(user, privateKey.getPlainText(), passphrase == null ? "" : passphrase.getPlainText());
        }
    }
}
