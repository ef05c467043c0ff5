package io.homeplane.plane.pipeline;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import hudson.EnvVars;
import java.util.Map;

/** The class that every Jenkinsfile is compiled into: calls go to steps, names to variables or the environment. */
public abstract class PipelineScript extends Script {
    private Interpreter pipeline;
    private Map<String, Object> globals = Map.of();

    void connect(Interpreter to, Map<String, Object> named) {
        pipeline = to;
        globals = named;
    }

    @Override
    public Object invokeMethod(String compiled, Object arguments) {
        String name = TakenName.written(compiled);
        if (name.equals(compiled) && !getMetaClass().respondsTo(this, name).isEmpty()) {
            return super.invokeMethod(name, arguments);
        }
        if (globals.get(name) instanceof Closure<?> global) {
            return global.call((Object[]) arguments);
        }
        Binding binding = getBinding();
        if (binding.hasVariable(name) && binding.getVariable(name) instanceof Closure<?> closure) {
            return closure.call((Object[]) arguments);
        }
        try {
            return pipeline.call(name, arguments);
        } catch (Exception failure) {
            throw Sneaky.raise(failure);
        }
    }

    @Override
    public Object getProperty(String name) {
        if (globals.containsKey(name)) {
            return globals.get(name);
        }
        if (getBinding().hasVariable(name)) {
            return getBinding().getVariable(name);
        }
        String fromEnvironment = environment().get(name);
        if (fromEnvironment != null) {
            return fromEnvironment;
        }
        throw new MissingPropertyException(
                "there is no variable '" + name + "', and no environment variable of that name", name, getClass());
    }

    /** A variable of the environment at this place, or null. */
    public String environmentVariable(String name) {
        return environment().get(name);
    }

    private EnvVars environment() {
        try {
            return pipeline.scope() == null ? new EnvVars() : pipeline.scope().get(EnvVars.class);
        } catch (Exception failure) {
            throw Sneaky.raise(failure);
        }
    }
}
