package org.jenkinsci.plugins.credentialsbinding;

import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Gives a credential to the block of {@code withCredentials} as one variable. */
public abstract class Binding<C extends StandardCredentials> extends MultiBinding<C> {
    private final String variable;

    protected Binding(String variable, String credentialsId) {
        super(credentialsId);
        this.variable = variable;
    }

    public String getVariable() {
        return variable;
    }

    /** The variable's value. */
    protected static final class SingleEnvironment {
        private final String value;

        public SingleEnvironment(String value) {
            this.value = value;
        }
    }

    public SingleEnvironment bindSingle(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        throw new AbstractMethodError("Implement bindSingle");
    }

    @Override
    public final MultiEnvironment bind(Run<?, ?> build, FilePath workspace, Launcher launcher, TaskListener listener)
            throws IOException, InterruptedException {
        return new MultiEnvironment(Map.of(variable, bindSingle(build, workspace, launcher, listener).value));
    }

    @Override
    public final Set<String> variables(Run<?, ?> build) {
        return Set.of(variable);
    }
}
