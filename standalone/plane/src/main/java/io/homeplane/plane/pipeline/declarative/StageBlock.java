package io.homeplane.plane.pipeline.declarative;

import groovy.lang.Closure;
import io.homeplane.plane.pipeline.PipelineScript;
import java.util.ArrayList;

/** Reads a {@code stage}. */
final class StageBlock extends SectionBlock {
    private final Model.Stage stage;

    StageBlock(PipelineScript script, Model.Stage stage) {
        super(script, "stage", stage);
        this.stage = stage;
    }

    public void steps(Closure<?> block) {
        stage.steps = toScript(block);
    }

    public void parallel(Closure<?> block) {
        stage.parallel = new ArrayList<>();
        new StagesBlock(script, "parallel", stage.parallel).read(block);
    }

    public void failFast(boolean value) {
        stage.failFast = value;
    }

    public void when(Closure<?> block) {
        WhenBlock when = new WhenBlock(script);
        when.read(block);
        stage.when = when.all();
    }
}
