package io.homeplane.plane.pipeline.declarative;

import groovy.lang.Closure;
import io.homeplane.plane.pipeline.PipelineScript;

/** Reads {@code agent { .. }}: a label, alone or inside {@code node}. */
final class AgentBlock extends Block {
    private final Model.Section section;

    AgentBlock(PipelineScript script, Model.Section section) {
        super(script, "agent");
        this.section = section;
    }

    public void label(Object label) {
        section.agent = String.valueOf(label);
    }

    public void node(Closure<?> node) {
        read(node);
    }
}
