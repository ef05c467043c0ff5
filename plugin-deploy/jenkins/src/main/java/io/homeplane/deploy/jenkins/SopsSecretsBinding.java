package io.homeplane.deploy.jenkins;

import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code withCredentials([sopsSecrets(file: 'app.sops.env', credentialsId: 'home-age')])}: each value of a SOPS file as a
 * variable.
 *
 * <p>Jenkins masks whole values only, and a log shows line by line: each line of a value with several is bound once more, as
 * {@code KEY_1} and so on. What Jenkins keeps of the block over a restart is encrypted by itself.
 */
public final class SopsSecretsBinding extends MultiBinding<AgeIdentity> {
    private final String file;
    private boolean strict;

    @DataBoundConstructor
    public SopsSecretsBinding(String file, String credentialsId) {
        super(Util.fixEmptyAndTrim(credentialsId));
        this.file = file;
    }

    public String getFile() {
        return file;
    }

    public boolean isStrict() {
        return strict;
    }

    /** Refuses values that are too short to be masked. */
    @DataBoundSetter
    public void setStrict(boolean strict) {
        this.strict = strict;
    }

    @Override
    protected Class<AgeIdentity> type() {
        return AgeIdentity.class;
    }

    @Override
    public MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        DecryptedVariables variables =
                SealedFile.in(workspace, file, getCredentialsId(), build).variables();
        variables.warnOfUnmasked(listener.getLogger(), strict);
        return new MultiEnvironment(variables.valuesAndLines());
    }

    /** Which ones they are is known when the file is read, in its workspace. */
    @Override
    public Set<String> variables(Run<?, ?> build) {
        return Set.of();
    }

    /** What is known of the kind. */
    @Extension
    @Symbol("sopsSecrets")
    public static final class DescriptorImpl extends BindingDescriptor<AgeIdentity> {
        @Override
        protected Class<AgeIdentity> type() {
            return AgeIdentity.class;
        }

        @Override
        public String getDisplayName() {
            return "SOPS file";
        }

        @Override
        public boolean requiresWorkspace() {
            return false;
        }
    }
}
