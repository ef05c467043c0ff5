package io.homeplane.deploy.jenkins;

import hudson.EnvVars;
import hudson.util.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** Decrypted values as variables of a block; encrypted where Jenkins writes the running pipeline down. */
final class SecretVariables extends EnvironmentExpander {
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, Secret> values = new LinkedHashMap<>();

    SecretVariables(Map<String, String> plain) {
        plain.forEach((name, value) -> values.put(name, Secret.fromString(value)));
    }

    @Override
    public void expand(EnvVars env) {
        values.forEach((name, value) -> env.put(name, value.getPlainText()));
    }

    @Override
    public Set<String> getSensitiveVariables() {
        return Set.copyOf(values.keySet());
    }

    @Override
    public String toString() {
        return "SecretVariables" + values.keySet();
    }
}
