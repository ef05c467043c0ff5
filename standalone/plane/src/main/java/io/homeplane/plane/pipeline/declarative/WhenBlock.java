package io.homeplane.plane.pipeline.declarative;

import groovy.lang.Closure;
import io.homeplane.plane.pipeline.PipelineScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a {@code when}: all of its conditions must hold. */
final class WhenBlock extends Block {
    private final List<Model.Condition> conditions = new ArrayList<>();

    WhenBlock(PipelineScript script) {
        super(script, "when");
    }

    Model.Condition all() {
        return () -> {
            for (Model.Condition condition : conditions) {
                if (!condition.holds()) {
                    return false;
                }
            }
            return true;
        };
    }

    public void expression(Closure<?> block) {
        Closure<?> code = toScript(block);
        conditions.add(() -> truth(code.call()));
    }

    public void branch(Object pattern) {
        String wanted = String.valueOf(valueOf(pattern, "pattern"));
        conditions.add(() -> glob(wanted, text("BRANCH_NAME")));
    }

    public void environment(Map<String, Object> arguments) {
        conditions.add(
                () -> String.valueOf(arguments.get("value")).equals(text(String.valueOf(arguments.get("name")))));
    }

    public void equals(Map<String, Object> arguments) {
        conditions.add(() -> Objects.equals(arguments.get("expected"), arguments.get("actual")));
    }

    public void not(Closure<?> block) {
        Model.Condition inner = inner(block).all();
        conditions.add(() -> !inner.holds());
    }

    public void allOf(Closure<?> block) {
        conditions.add(inner(block).all());
    }

    public void anyOf(Closure<?> block) {
        List<Model.Condition> alternatives = inner(block).conditions;
        conditions.add(() -> {
            for (Model.Condition alternative : alternatives) {
                if (alternative.holds()) {
                    return true;
                }
            }
            return false;
        });
    }

    public void beforeAgent(boolean value) {
        // Conditions are always evaluated before the workspace here.
    }

    private WhenBlock inner(Closure<?> block) {
        WhenBlock inner = new WhenBlock(script);
        inner.read(block);
        return inner;
    }

    private String text(String variable) {
        return script.environmentVariable(variable);
    }

    private static boolean truth(Object value) {
        return org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation.castToBoolean(value);
    }

    private static boolean glob(String pattern, String text) {
        String regex = java.util.regex.Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return text != null && text.matches(regex);
    }
}
