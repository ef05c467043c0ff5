package io.homeplane.deploy.jenkins;

import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.Binding;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code withCredentials([ageIdentity(credentialsId: 'home-age', variable: 'SOPS_AGE_KEY')])}. */
public final class AgeIdentityBinding extends Binding<AgeIdentity> {
    @DataBoundConstructor
    public AgeIdentityBinding(String variable, String credentialsId) {
        super(variable, credentialsId);
    }

    @Override
    protected Class<AgeIdentity> type() {
        return AgeIdentity.class;
    }

    @Override
    public SingleEnvironment bindSingle(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        return new SingleEnvironment(getCredentials(build).getIdentity().getPlainText());
    }

    /** What is known of the kind. */
    @Extension
    @Symbol("ageIdentity")
    public static final class DescriptorImpl extends BindingDescriptor<AgeIdentity> {
        @Override
        protected Class<AgeIdentity> type() {
            return AgeIdentity.class;
        }

        @Override
        public String getDisplayName() {
            return "age identity";
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }
    }
}
