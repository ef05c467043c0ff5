package io.homeplane.plane.pipeline.declarative;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import io.homeplane.plane.pipeline.PipelineScript;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads what {@code pipeline} and {@code stage} have in common. */
class SectionBlock extends Block {
    private final Model.Section section;

    SectionBlock(PipelineScript script, String name, Model.Section section) {
        super(script, name);
        this.section = section;
    }

    public void agent(Object where) {
        section.agent = String.valueOf(where);
    }

    public void agent(Closure<?> block) {
        section.agent = "any";
        new AgentBlock(script, section).read(block);
    }

    public void environment(Closure<?> block) {
        section.environment = block;
    }

    public void options(Closure<?> block) {
        new OptionsBlock(script, section.options).read(block);
    }

    public void post(Closure<?> block) {
        new GroovyPost().read(block);
    }

    public void stages(Closure<?> block) {
        new StagesBlock(script, "stages", section.stages).read(block);
    }

    private final class GroovyPost extends Block {
        GroovyPost() {
            super(SectionBlock.this.script, "post");
        }

        @Override
        public Object invokeMethod(String word, Object arguments) {
            Object[] all = (Object[]) arguments;
            if (!Options.POST_ORDER.contains(word) || all.length != 1 || !(all[0] instanceof Closure<?> block)) {
                throw new IllegalArgumentException(
                        "'post' knows " + String.join(", ", Options.POST_ORDER) + ", not '" + word + "'");
            }
            section.post.put(word, toScript(block));
            return null;
        }
    }

    /** Reads {@code options}: those with an effect are kept, those that only Jenkins can honour are accepted. */
    private static final class OptionsBlock extends Block {
        private final Map<String, List<?>> options;

        OptionsBlock(PipelineScript script, Map<String, List<?>> options) {
            super(script, "options");
            this.options = options;
        }

        @Override
        public Object invokeMethod(String word, Object arguments) {
            options.put(word, Arrays.asList((Object[]) arguments));
            return word;
        }
    }

    /** Reads a list of stages. */
    static final class StagesBlock extends Block {
        private final List<Model.Stage> stages;

        StagesBlock(PipelineScript script, String name, List<Model.Stage> stages) {
            super(script, name);
            this.stages = stages;
        }

        public void stage(Object name, Closure<?> block) {
            Model.Stage stage = new Model.Stage(String.valueOf(name));
            stages.add(stage);
            new StageBlock(script, stage).read(block);
        }
    }

    /** Assignments of an {@code environment} block, evaluated where they are needed. */
    static final class Assignments extends GroovyObjectSupport {
        private final PipelineScript script;
        private final Map<String, Object> values;

        Assignments(PipelineScript script, Map<String, Object> values) {
            this.script = script;
            this.values = values;
        }

        @Override
        public Object getProperty(String name) {
            return values.containsKey(name) ? values.get(name) : script.getProperty(name);
        }

        @Override
        public void setProperty(String name, Object value) {
            values.put(name, value);
        }

        public Object credentials(Object id) {
            return new CredentialsReference(String.valueOf(id));
        }

        @Override
        public Object invokeMethod(String name, Object arguments) {
            return name.equals("credentials")
                    ? credentials(((Object[]) arguments)[0])
                    : script.invokeMethod(name, arguments);
        }
    }

    /** {@code credentials('id')} in an {@code environment} block. */
    record CredentialsReference(String id) {}
}
