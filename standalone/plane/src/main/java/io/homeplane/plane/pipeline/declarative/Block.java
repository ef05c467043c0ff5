package io.homeplane.plane.pipeline.declarative;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingMethodException;
import io.homeplane.plane.pipeline.PipelineScript;
import io.homeplane.plane.pipeline.TakenName;
import java.util.Map;

/** Reads one block of a declarative pipeline: its words are the public methods of the subclass. */
abstract class Block extends GroovyObjectSupport {
    final PipelineScript script;
    private final String name;

    Block(PipelineScript script, String name) {
        this.script = script;
        this.name = name;
    }

    /** Reads a closure with this object behind its words. */
    void read(Closure<?> closure) {
        Closure<?> copy = closure.rehydrate(this, script, script);
        copy.setResolveStrategy(Closure.DELEGATE_ONLY);
        copy.call();
    }

    /** A block of steps: its calls go to the script, whatever encloses it. */
    Closure<?> toScript(Closure<?> closure) {
        Closure<?> copy = closure.rehydrate(script, script, script);
        copy.setResolveStrategy(Closure.DELEGATE_ONLY);
        return copy;
    }

    @Override
    public Object invokeMethod(String compiled, Object arguments) {
        String word = TakenName.written(compiled);
        try {
            return super.invokeMethod(word, arguments);
        } catch (MissingMethodException unknown) {
            if (unknown.getType() != null && Block.class.isAssignableFrom(unknown.getType())) {
                throw new IllegalArgumentException("'" + word + "' has no place in '" + name
                        + "', or not with these arguments (docs/plane-pipeline.md has the table)");
            }
            throw unknown;
        }
    }

    /** Words that stand for themselves, such as {@code any}; else a variable of the script. */
    @Override
    public Object getProperty(String word) {
        return switch (word) {
            case "any", "none" -> word;
            default -> script.getProperty(word);
        };
    }

    /** The value of a word's single argument, or of this one named argument. */
    static Object valueOf(Object argument, String named) {
        return argument instanceof Map<?, ?> map ? map.get(named) : argument;
    }
}
