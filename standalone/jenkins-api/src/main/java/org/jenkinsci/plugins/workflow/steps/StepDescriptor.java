package org.jenkinsci.plugins.workflow.steps;

import hudson.ExtensionList;
import hudson.model.Descriptor;
import java.util.Map;
import java.util.Set;

/** What is known of a kind of step: its name in pipelines and what it needs around it. */
public abstract class StepDescriptor extends Descriptor<Step> {
    /** Types that {@link StepContext#get} must give. */
    public abstract Set<? extends Class<?>> getRequiredContext();

    /** Types that the step gives to its body. */
    public Set<? extends Class<?>> getProvidedContext() {
        return Set.of();
    }

    public abstract String getFunctionName();

    public boolean takesImplicitBlockArgument() {
        return false;
    }

    public boolean isAdvanced() {
        return false;
    }

    public static ExtensionList<StepDescriptor> all() {
        return ExtensionList.lookup(StepDescriptor.class);
    }

    /** The descriptor of the step with this name, or null. */
    public static StepDescriptor byFunctionName(String name) {
        for (StepDescriptor descriptor : all()) {
            if (descriptor.getFunctionName().equals(name)) {
                return descriptor;
            }
        }
        return null;
    }

    /** A short text about a call for people, or null. */
    public String argumentsToString(Map<String, Object> namedArgs) {
        if (namedArgs.size() != 1) {
            return null;
        }
        Object only = namedArgs.values().iterator().next();
        return only instanceof String || only instanceof Number || only instanceof Boolean ? only.toString() : null;
    }
}
