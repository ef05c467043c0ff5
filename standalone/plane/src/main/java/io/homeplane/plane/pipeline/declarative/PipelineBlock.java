package io.homeplane.plane.pipeline.declarative;

import groovy.lang.Closure;
import io.homeplane.plane.pipeline.BuildLog;
import io.homeplane.plane.pipeline.PipelineScript;
import java.util.List;
import java.util.Map;

/** Reads the outermost block. */
final class PipelineBlock extends SectionBlock {
    private final Map<String, Object> parameters;
    private final BuildLog log;

    /** @param parameters the build's parameters, which get the defaults that are declared here */
    PipelineBlock(PipelineScript script, Model.Section model, Map<String, Object> parameters, BuildLog log) {
        super(script, "pipeline", model);
        this.parameters = parameters;
        this.log = log;
    }

    public void parameters(Closure<?> block) {
        new ParametersBlock(script, parameters).read(block);
    }

    public void triggers(Closure<?> block) {
        log.line("plane starts nothing by itself: 'triggers' is read by Jenkins");
    }

    /** Gives declared parameters their defaults. */
    private static final class ParametersBlock extends Block {
        private final Map<String, Object> parameters;

        ParametersBlock(PipelineScript script, Map<String, Object> parameters) {
            super(script, "parameters");
            this.parameters = parameters;
        }

        @Override
        public Object invokeMethod(String kind, Object arguments) {
            Map<?, ?> stated = (Map<?, ?>) ((Object[]) arguments)[0];
            Object value = kind.equals("choice") ? first(stated.get("choices")) : stated.get("defaultValue");
            parameters.merge(
                    String.valueOf(stated.get("name")),
                    value == null ? "" : value,
                    (given, byDefault) -> kind.equals("booleanParam") ? Boolean.valueOf(String.valueOf(given)) : given);
            return null;
        }

        private static Object first(Object choices) {
            return choices instanceof List<?> list
                    ? list.get(0)
                    : String.valueOf(choices).split("\n")[0];
        }
    }
}
