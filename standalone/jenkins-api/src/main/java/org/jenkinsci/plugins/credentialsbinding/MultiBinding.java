package org.jenkinsci.plugins.credentialsbinding;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.ExtensionPoint;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.credentialsbinding.impl.CredentialNotFoundException;

/** Gives a credential to the block of {@code withCredentials} as variables. */
public abstract class MultiBinding<C extends StandardCredentials> extends AbstractDescribableImpl<MultiBinding<C>>
        implements ExtensionPoint {
    private final String credentialsId;

    protected MultiBinding(String credentialsId) {
        this.credentialsId = credentialsId;
    }

    protected abstract Class<C> type();

    public final String getCredentialsId() {
        return credentialsId;
    }

    public abstract MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException;

    /** Names of the variables that it will bind. */
    public Set<String> variables(Run<?, ?> build) throws CredentialNotFoundException {
        throw new AbstractMethodError("Implement variables");
    }

    protected final C getCredentials(Run<?, ?> build) throws CredentialNotFoundException {
        IdCredentials found = CredentialsProvider.findCredentialById(credentialsId, IdCredentials.class, build);
        if (found == null) {
            throw new CredentialNotFoundException("Could not find credentials entry with ID '" + credentialsId + "'");
        }
        if (!type().isInstance(found)) {
            throw new CredentialNotFoundException("Credentials '" + credentialsId + "' is of type '"
                    + found.getClass().getName() + "' where '" + type().getName() + "' was expected");
        }
        return type().cast(found);
    }

    /** Takes back what a binding left behind. */
    public interface Unbinder extends Serializable {
        void unbind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
                throws IOException, InterruptedException;
    }

    /** The variables of a block. */
    public static final class MultiEnvironment implements Serializable {
        private final LinkedHashMap<String, String> secretValues;
        private final LinkedHashMap<String, String> publicValues;
        private final Unbinder unbinder;

        public MultiEnvironment(Map<String, String> secretValues) {
            this(secretValues, Map.of());
        }

        public MultiEnvironment(Map<String, String> secretValues, Map<String, String> publicValues) {
            this(secretValues, publicValues, (build, workspace, launcher, listener) -> {});
        }

        public MultiEnvironment(Map<String, String> secretValues, Map<String, String> publicValues, Unbinder unbinder) {
            this.secretValues = new LinkedHashMap<>(secretValues);
            this.publicValues = new LinkedHashMap<>(publicValues);
            this.unbinder = unbinder;
        }

        public Map<String, String> getSecretValues() {
            return Map.copyOf(secretValues);
        }

        public Map<String, String> getPublicValues() {
            return Map.copyOf(publicValues);
        }

        public Unbinder getUnbinder() {
            return unbinder;
        }
    }
}
