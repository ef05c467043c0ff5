package io.homeplane.deploy.jenkins;

import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.credentialsbinding.BindingDescriptor;
import org.jenkinsci.plugins.credentialsbinding.MultiBinding;
import org.jenkinsci.plugins.credentialsbinding.impl.CredentialNotFoundException;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * {@code withCredentials([ageIdentity(credentialsId: 'home-age', variable: 'SOPS_AGE_KEY')])}.
 *
 * <p>Jenkins masks whole values only, and a log shows line by line: comments are left out, and where there are several
 * keys each is bound once more by itself, as {@code SOPS_AGE_KEY_1} and so on.
 */
public final class AgeIdentityBinding extends MultiBinding<AgeIdentity> {
    private final String variable;

    @DataBoundConstructor
    public AgeIdentityBinding(String variable, String credentialsId) {
        super(credentialsId);
        this.variable = variable;
    }

    public String getVariable() {
        return variable;
    }

    @Override
    protected Class<AgeIdentity> type() {
        return AgeIdentity.class;
    }

    @Override
    public MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        return new MultiEnvironment(values(build));
    }

    @Override
    public Set<String> variables(Run<?, ?> build) throws CredentialNotFoundException {
        return values(build).keySet();
    }

    private Map<String, String> values(Run<?, ?> build) throws CredentialNotFoundException {
        List<String> keys = getCredentials(build)
                .getIdentity()
                .getPlainText()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(variable, String.join("\n", keys));
        for (int i = 0; keys.size() > 1 && i < keys.size(); i++) {
            values.put(variable + "_" + (i + 1), keys.get(i));
        }
        return values;
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
