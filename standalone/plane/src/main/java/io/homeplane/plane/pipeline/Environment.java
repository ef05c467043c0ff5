package io.homeplane.plane.pipeline;

import groovy.lang.GroovyObjectSupport;
import hudson.EnvVars;
import java.util.Map;

/** {@code env} in a Jenkinsfile: reads the environment of the place, writes the one of the whole build. */
final class Environment extends GroovyObjectSupport {
    private final Interpreter pipeline;
    private final EnvVars build;

    Environment(Interpreter pipeline, EnvVars build) {
        this.pipeline = pipeline;
        this.build = build;
    }

    @Override
    public Object getProperty(String name) {
        return getEnvironment().get(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        build.put(name, String.valueOf(value));
    }

    /** All variables, as Jenkins's {@code env.getEnvironment()} gives them. */
    public Map<String, String> getEnvironment() {
        try {
            return pipeline.scope().get(EnvVars.class);
        } catch (Exception failure) {
            throw Sneaky.raise(failure);
        }
    }
}
