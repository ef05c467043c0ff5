package io.homeplane.plane.casc;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.util.Secret;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** A secret text of this process. */
final class StoredText extends BaseStandardCredentials implements StringCredentials {
    private static final long serialVersionUID = 1L;

    private final Secret secret;

    StoredText(CredentialsScope scope, String id, String description, Secret secret) {
        super(scope, id, description);
        this.secret = secret;
    }

    @Override
    public Secret getSecret() {
        return secret;
    }

    @Override
    public String toString() {
        return "secret text '" + getId() + "'";
    }
}
