package io.homeplane.plane.pipeline.declarative;

import groovy.lang.Closure;
import io.homeplane.plane.pipeline.Interpreter;
import io.homeplane.plane.pipeline.PipelineException;
import io.homeplane.plane.pipeline.PipelineScript;
import io.homeplane.plane.pipeline.PipelineSettings;

/** {@code pipeline { .. }}: a global of the script that is called with the block; reads it, then runs it. */
public final class Declarative extends Closure<Object> {
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
            new PipelineBlock(script, model, settings.parameters(), pipeline.log()).read(block);
        } catch (IllegalArgumentException malformed) {
            throw new PipelineException(malformed.getMessage());
        }
        new Stages(pipeline, new Place(pipeline, settings, script)).run(model);
        return null;
    }
}
