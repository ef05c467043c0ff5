package io.homeplane.deploy.jenkins;

import hudson.EnvVars;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** The values of a file as variables of a block; what Jenkins writes down of them is their names and the encrypted file. */
final class SecretVariables extends EnvironmentExpander {
    private static final long serialVersionUID = 2L;

    private final SealedFile file;
    private final LinkedHashSet<String> names;

    SecretVariables(SealedFile file) throws IOException {
        this.file = file;
        this.names = new LinkedHashSet<>(file.variables().values().keySet());
    }

    @Override
    public void expand(EnvVars env) throws IOException {
        env.putAll(file.variables().values());
    }

    @Override
    public Set<String> getSensitiveVariables() {
        return Set.copyOf(names);
    }

    @Override
    public String toString() {
        return "SecretVariables" + names;
    }
}
