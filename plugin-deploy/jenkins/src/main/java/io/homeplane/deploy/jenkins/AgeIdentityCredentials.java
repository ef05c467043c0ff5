package io.homeplane.deploy.jenkins;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.Extension;
import hudson.util.Secret;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** An age identity kept in the credentials store: {@code ageIdentity} in configuration as code. */
public final class AgeIdentityCredentials extends BaseStandardCredentials implements AgeIdentity {
    private static final long serialVersionUID = 1L;

    private final Secret identity;

    @DataBoundConstructor
    public AgeIdentityCredentials(CredentialsScope scope, String id, String description, Secret identity) {
        super(scope, id, description);
        this.identity = identity;
    }

    @Override
    public Secret getIdentity() {
        return identity;
    }

    /** What is known of the kind. */
    @Extension
    @Symbol("ageIdentity")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {
        @Override
        public String getDisplayName() {
            return "age identity";
        }
    }
}
