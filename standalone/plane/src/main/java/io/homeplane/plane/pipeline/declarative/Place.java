package io.homeplane.plane.pipeline.declarative;

import groovy.lang.Closure;
import hudson.FilePath;
import io.homeplane.plane.pipeline.Interpreter;
import io.homeplane.plane.pipeline.PipelineScript;
import io.homeplane.plane.pipeline.PipelineSettings;
import io.homeplane.plane.pipeline.Scope;
import io.homeplane.plane.pipeline.steps.CheckoutStep;
import io.homeplane.plane.pipeline.steps.EnvironmentSteps;
import io.homeplane.plane.pipeline.steps.NodeSteps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Where a pipeline or a stage runs: its agent's workspace with the source in it, and its environment. */
final class Place {
    private final Interpreter pipeline;
    private final PipelineSettings settings;
    private final PipelineScript script;

    Place(Interpreter pipeline, PipelineSettings settings, PipelineScript script) {
        this.pipeline = pipeline;
        this.settings = settings;
        this.script = script;
    }

    /** Runs code on the agent and with the environment of a section. */
    Object inside(Model.Section section, Callable<Object> code) throws Exception {
        return onAgent(section, () -> pipeline.within(withEnvironment(section), code));
    }

    private Object onAgent(Model.Section section, Callable<Object> code) throws Exception {
        if (section.agent.isEmpty() || section.agent.equals("none")) {
            return code.call();
        }
        if (pipeline.scope().get(FilePath.class) != null) {
            // The only machine is this one: an agent inside an agent works in the same workspace.
            return code.call();
        }
        Scope inside = NodeSteps.workspace(pipeline);
        return pipeline.block(
                "node",
                "",
                () -> pipeline.within(inside, () -> {
                    if (checksOut(section) && settings.checkout().directory() != null) {
                        pipeline.block(
                                "stage",
                                " (Declarative: Checkout SCM)",
                                () -> CheckoutStep.run(settings.checkout(), inside.get(FilePath.class), pipeline));
                    }
                    return code.call();
                }));
    }

    private static boolean checksOut(Model.Section section) {
        List<?> skip = section.options.get("skipDefaultCheckout");
        return skip == null || skip.equals(List.of(false));
    }

    private Scope withEnvironment(Model.Section section) throws Exception {
        Scope scope = pipeline.scope();
        if (section.environment == null) {
            return scope;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Closure<?> copy = section.environment.rehydrate(new SectionBlock.Assignments(script, values), script, script);
        copy.setResolveStrategy(Closure.DELEGATE_ONLY);
        copy.call();
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> secrets = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            if (entry.getValue() instanceof SectionBlock.CredentialsReference reference) {
                secrets.put(entry.getKey(), EnvironmentSteps.secretText(reference.id(), pipeline));
            } else {
                texts.put(entry.getKey(), String.valueOf(entry.getValue()));
            }
        }
        return secrets.isEmpty() ? scope.withEnvironment(texts) : EnvironmentSteps.inside(scope, secrets, texts);
    }
}
