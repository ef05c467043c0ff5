package io.homeplane.plane.pipeline.declarative;

import groovy.lang.Closure;
import hudson.FilePath;
import hudson.model.Result;
import io.homeplane.plane.pipeline.Interpreter;
import io.homeplane.plane.pipeline.PipelineException;
import io.homeplane.plane.pipeline.PipelineScript;
import io.homeplane.plane.pipeline.PipelineSettings;
import io.homeplane.plane.pipeline.Scope;
import io.homeplane.plane.pipeline.steps.CheckoutStep;
import io.homeplane.plane.pipeline.steps.EnvironmentSteps;
import io.homeplane.plane.pipeline.steps.NodeSteps;
import io.homeplane.plane.pipeline.steps.ParallelStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** {@code pipeline { .. }}: a global of the script that is called with the block; reads it, then runs it. */
public final class Declarative extends Closure<Object> {
    /** Every word of Declarative that a Jenkinsfile may use here. */
    public static final Set<String> WORDS = Set.of(
            "pipeline",
            "agent",
            "label",
            "node",
            "stages",
            "stage",
            "steps",
            "script",
            "parallel",
            "failFast",
            "when",
            "expression",
            "branch",
            "environment",
            "equals",
            "not",
            "allOf",
            "anyOf",
            "beforeAgent",
            "credentials",
            "options",
            "timeout",
            "retry",
            "timestamps",
            "disableConcurrentBuilds",
            "buildDiscarder",
            "logRotator",
            "skipDefaultCheckout",
            "parameters",
            "string",
            "booleanParam",
            "choice",
            "text",
            "triggers",
            "cron",
            "pollSCM",
            "post",
            "always",
            "changed",
            "fixed",
            "regression",
            "aborted",
            "failure",
            "success",
            "unstable",
            "unsuccessful",
            "cleanup",
            "customWorkspace");

    private static final long serialVersionUID = 1L;

    private final transient Interpreter pipeline;
    private final transient PipelineSettings settings;
    private transient PipelineScript script;

    public Declarative(Interpreter pipeline, PipelineSettings settings) {
        super(null);
        this.pipeline = pipeline;
        this.settings = settings;
    }

    /** Tells which script the blocks belong to. */
    public void connect(PipelineScript to) {
        script = to;
    }

    /** Reads and runs the block; called by Groovy. */
    public Object doCall(Closure<?> block) throws Exception {
        Model.Section model = new Model.Section();
        try {
            new PipelineBlock(model).read(block);
        } catch (IllegalArgumentException malformed) {
            throw new PipelineException(malformed.getMessage());
        }
        run(model);
        return null;
    }

    /** Reads the outermost block. */
    private final class PipelineBlock extends SectionBlock {
        PipelineBlock(Model.Section model) {
            super(Declarative.this.script, "pipeline", model);
        }

        public void parameters(Closure<?> block) {
            new Parameters().read(block);
        }

        public void triggers(Closure<?> block) {
            pipeline.log().line("plane starts nothing by itself: 'triggers' is read by Jenkins");
        }
    }

    /** Gives declared parameters their defaults. */
    private final class Parameters extends Block {
        Parameters() {
            super(Declarative.this.script, "parameters");
        }

        @Override
        public Object invokeMethod(String kind, Object arguments) {
            Map<?, ?> stated = (Map<?, ?>) ((Object[]) arguments)[0];
            Object value = kind.equals("choice") ? first(stated.get("choices")) : stated.get("defaultValue");
            String name = String.valueOf(stated.get("name"));
            settings.parameters()
                    .merge(
                            name,
                            value == null ? "" : value,
                            (given, byDefault) ->
                                    kind.equals("booleanParam") ? Boolean.valueOf(String.valueOf(given)) : given);
            return null;
        }

        private static Object first(Object choices) {
            return choices instanceof List<?> list
                    ? list.get(0)
                    : String.valueOf(choices).split("\n")[0];
        }
    }

    private void run(Model.Section model) throws Exception {
        onAgent(model, () -> {
            Scope inside = withEnvironment(model);
            return pipeline.within(inside, () -> {
                Exception failure = attempt(model, () -> {
                    stages(model.stages);
                    return null;
                });
                post(model, failure, "Declarative: Post Actions");
                return null;
            });
        });
    }

    private void stages(List<Model.Stage> stages) throws Exception {
        Exception first = null;
        for (Model.Stage stage : stages) {
            if (first != null) {
                pipeline.log().line("Stage \"" + stage.name + "\" skipped due to earlier failure(s)");
                continue;
            }
            try {
                stage(stage);
            } catch (Exception failure) {
                first = failure;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void stage(Model.Stage stage) throws Exception {
        pipeline.block("stage", " (" + stage.name + ")", () -> {
            if (!stage.when.holds()) {
                pipeline.log().line("Stage \"" + stage.name + "\" skipped due to when conditional");
                return null;
            }
            return onAgent(
                    stage,
                    () -> pipeline.within(withEnvironment(stage), () -> {
                        Exception failure = attempt(stage, () -> content(stage));
                        post(stage, failure, null);
                        return null;
                    }));
        });
    }

    private Object content(Model.Stage stage) throws Exception {
        if (!stage.parallel.isEmpty()) {
            Map<String, Callable<Object>> branches = new LinkedHashMap<>();
            for (Model.Stage branch : stage.parallel) {
                branches.put(branch.name, () -> {
                    stage(branch);
                    return null;
                });
            }
            return ParallelStep.run(branches, stage.failFast, pipeline);
        }
        if (!stage.stages.isEmpty()) {
            stages(stage.stages);
            return null;
        }
        if (stage.steps == null) {
            throw new PipelineException("the stage '" + stage.name + "' has neither steps nor stages nor parallel");
        }
        return stage.steps.call();
    }

    /** Runs code inside the options that wrap it; gives back how it failed, so that {@code post} runs all the same. */
    private Exception attempt(Model.Section section, Callable<Object> code) {
        try {
            new Options(pipeline, section.options).around(code).call();
            return null;
        } catch (Exception failure) {
            pipeline.run()
                    .setResult(
                            failure instanceof FlowInterruptedException aborted ? aborted.getResult() : Result.FAILURE);
            return failure;
        }
    }

    private void post(Model.Section section, Exception failure, String label) throws Exception {
        Exception first = failure;
        for (String condition : Options.POST_ORDER) {
            Closure<?> block = section.post.get(condition);
            if (block != null && Options.applies(condition, pipeline.run().getResult())) {
                try {
                    if (label == null) {
                        block.call();
                    } else {
                        pipeline.block("stage", " (" + label + ")", block::call);
                    }
                } catch (Exception also) {
                    if (first == null) {
                        first = also;
                    } else {
                        pipeline.log()
                                .line("Error when executing " + condition + " post condition: " + also.getMessage());
                    }
                }
            }
        }
        if (first != null) {
            throw first;
        }
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
                    if (!section.options.containsKey("skipDefaultCheckout")
                            && settings.checkout().directory() != null) {
                        pipeline.block(
                                "stage",
                                " (Declarative: Checkout SCM)",
                                () -> CheckoutStep.run(settings.checkout(), inside.get(FilePath.class), pipeline));
                    }
                    return code.call();
                }));
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
