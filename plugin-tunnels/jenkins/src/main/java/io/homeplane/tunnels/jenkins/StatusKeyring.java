package io.homeplane.tunnels.jenkins;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Run;
import hudson.util.Secret;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.view.StatusTokens;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** The API tokens that some paths name for asking their tunnels, out of the credentials a build may use; no more than those. */
final class StatusKeyring implements StatusTokens, Serializable {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, Secret> tokens;

    private StatusKeyring(HashMap<String, Secret> tokens) {
        this.tokens = tokens;
    }

    /** One that is no secret text, or is out of the build's reach, is left out. */
    static StatusKeyring forPaths(Run<?, ?> run, List<ServerPath> paths) {
        HashMap<String, Secret> tokens = new HashMap<>();
        for (ServerPath path : paths) {
            String id = path.status().credential();
            StringCredentials found = id.isEmpty() || tokens.containsKey(id)
                    ? null
                    : CredentialsProvider.findCredentialById(id, StringCredentials.class, run);
            if (found != null) {
                tokens.put(id, CredentialsProvider.track(run, found).getSecret());
            }
        }
        return new StatusKeyring(tokens);
    }

    @Override
    public Optional<String> find(String credential) {
        return Optional.ofNullable(tokens.get(credential)).map(Secret::getPlainText);
    }

    @Override
    public String toString() {
        return "StatusKeyring" + tokens.keySet();
    }
}
