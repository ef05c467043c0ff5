package io.homeplane.plane.casc;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.util.Secret;
import java.util.List;

/** An SSH user with a private key, of this process. */
final class StoredSshKey extends BaseStandardCredentials implements SSHUserPrivateKey {
    private static final long serialVersionUID = 1L;

    private final String username;
    private final Secret privateKey;
    private final Secret passphrase;

    StoredSshKey(
            CredentialsScope scope,
            String id,
            String description,
            String username,
            Secret privateKey,
            Secret passphrase) {
        super(scope, id, description);
        this.username = username;
        this.privateKey = privateKey;
        this.passphrase = passphrase;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public Secret getPassphrase() {
        return passphrase;
    }

    @Override
    public List<String> getPrivateKeys() {
        String key = privateKey.getPlainText();
        return List.of(key.endsWith("\n") ? key : key + "\n");
    }

    @Override
    public String toString() {
        return "SSH key '" + getId() + "'";
    }
}
