package io.homeplane.plane.pipeline.declarative;

import groovy.lang.Closure;
import hudson.model.Result;
import io.homeplane.plane.pipeline.Interpreter;
import io.homeplane.plane.pipeline.PipelineException;
import io.homeplane.plane.pipeline.steps.ParallelStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Runs what a declarative pipeline states: stages in order, what follows a failure, and {@code post}. */
final class Stages {
    private final Interpreter pipeline;
    private final Place place;

    Stages(Interpreter pipeline, Place place) {
        this.pipeline = pipeline;
        this.place = place;
    }

    /** Runs a whole pipeline. */
    void run(Model.Section model) throws Exception {
        place.inside(model, () -> {
            Exception failure = attempt(model, () -> {
                all(model.stages);
                return null;
            });
            post(model, failure, "Declarative: Post Actions");
            return null;
        });
    }

    private void all(List<Model.Stage> stages) throws Exception {
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
            return place.inside(stage, () -> {
                Exception failure = attempt(stage, () -> content(stage));
                post(stage, failure, null);
                return null;
            });
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
            all(stage.stages);
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
}
