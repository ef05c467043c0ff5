package io.homeplane.plane.pipeline;

import hudson.EnvVars;
import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.homeplane.plane.controller.PlaneRun;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** What surrounds a step: the build and what each enclosing block added. Immutable; a block makes a new one inside itself. */
public final class Scope {
    private final PlaneRun run;
    private final BuildLog log;
    private final Map<Class<?>, Object> given;

    private Scope(PlaneRun run, BuildLog log, Map<Class<?>, Object> given) {
        this.run = run;
        this.log = log;
        this.given = given;
    }

    /** What surrounds the outermost step. */
    static Scope of(PlaneRun run, BuildLog log, EnvVars environment) {
        return new Scope(run, log, Map.of(EnvVars.class, environment));
    }

    /** This scope with one more object, which hides an earlier one of its type. */
    public Scope with(Object object) {
        Map<Class<?>, Object> all = new LinkedHashMap<>(given);
        all.put(keyOf(object), object);
        return new Scope(run, log, all);
    }

    /** This scope with variables in front of what it has. */
    public Scope withEnvironment(Map<String, String> variables) {
        return with(
                EnvironmentExpander.merge(given(EnvironmentExpander.class), EnvironmentExpander.constant(variables)));
    }

    /** This scope with a filter around what its steps print, after those of the blocks outside. */
    public Scope withFilter(ConsoleLogFilter filter) {
        ConsoleLogFilter before = given(ConsoleLogFilter.class);
        return with(before == null ? filter : new BothFilters(before, filter));
    }

    PlaneRun run() {
        return run;
    }

    /** The build's log, unfiltered: for what plane itself says. */
    public BuildLog log() {
        return log;
    }

    /** The object of this type as it was given, or null. */
    <T> T given(Class<T> type) {
        return type.cast(given.get(type));
    }

    /** What a step gets when it asks for a type; null where there is none. */
    public <T> T get(Class<T> type) throws IOException, InterruptedException {
        if (type.isInstance(run) && (type == Run.class || type == PlaneRun.class)) {
            return type.cast(run);
        }
        if (type == TaskListener.class) {
            return type.cast(listener());
        }
        if (type == EnvVars.class) {
            return type.cast(environment());
        }
        return given(type);
    }

    TaskListener listener() throws IOException, InterruptedException {
        ConsoleLogFilter filter = given(ConsoleLogFilter.class);
        return log.listener(stream -> filter == null ? stream : filter.decorateLogger(run, stream));
    }

    private EnvVars environment() throws IOException, InterruptedException {
        EnvVars environment = new EnvVars(given(EnvVars.class));
        EnvironmentExpander expander = given(EnvironmentExpander.class);
        if (expander != null) {
            expander.expand(environment);
        }
        return environment;
    }

    private static Class<?> keyOf(Object object) {
        for (Class<?> key : new Class<?>[] {
            EnvVars.class,
            EnvironmentExpander.class,
            ConsoleLogFilter.class,
            hudson.FilePath.class,
            hudson.Launcher.class,
            hudson.model.Computer.class,
            TaskListener.class
        }) {
            if (key.isInstance(object)) {
                return key;
            }
        }
        return object.getClass();
    }

    private static final class BothFilters extends ConsoleLogFilter {
        private final ConsoleLogFilter outer;
        private final ConsoleLogFilter inner;

        BothFilters(ConsoleLogFilter outer, ConsoleLogFilter inner) {
            this.outer = outer;
            this.inner = inner;
        }

        @Override
        @SuppressWarnings("rawtypes")
        public java.io.OutputStream decorateLogger(Run build, java.io.OutputStream stream)
                throws IOException, InterruptedException {
            return inner.decorateLogger(build, outer.decorateLogger(build, stream));
        }
    }
}
