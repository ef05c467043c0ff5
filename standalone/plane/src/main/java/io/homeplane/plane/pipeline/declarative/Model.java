package io.homeplane.plane.pipeline.declarative;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a declarative pipeline states: filled while its blocks are read, then run. */
final class Model {
    /** What a pipeline and a stage have in common. */
    static class Section {
        String agent = "";
        Closure<?> environment;
        /** Each option with its arguments. */
        final Map<String, List<?>> options = new LinkedHashMap<>();

        final Map<String, Closure<?>> post = new LinkedHashMap<>();
        final List<Stage> stages = new ArrayList<>();
    }

    /** A stage: exactly one of steps, stages and parallel. */
    static final class Stage extends Section {
        final String name;
        Closure<?> steps;
        List<Stage> parallel = List.of();
        boolean failFast;
        Condition when = Condition.ALWAYS;

        Stage(String name) {
            this.name = name;
        }
    }

    /** Decides whether a stage runs. */
    @FunctionalInterface
    interface Condition {
        Condition ALWAYS = () -> true;

        boolean holds() throws Exception;
    }

    private Model() {}
}
