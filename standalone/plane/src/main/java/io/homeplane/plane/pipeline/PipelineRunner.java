package io.homeplane.plane.pipeline;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import hudson.EnvVars;
import hudson.model.Result;
import io.homeplane.plane.controller.PlaneRun;
import io.homeplane.plane.pipeline.declarative.Declarative;
import io.homeplane.plane.pipeline.steps.BuiltinSteps;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.CauseOfInterruption;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Runs one Jenkinsfile from its text to its result. */
public final class PipelineRunner {
    private final PlaneRun run;
    private final BuildLog log;
    private final PipelineSettings settings;
    private final Interpreter pipeline;
    private final EnvVars environment;
    private final Declarative declarative;
    private Throwable failure;

    public PipelineRunner(PlaneRun run, BuildLog log, PipelineSettings settings) throws Exception {
        this.run = run;
        this.log = log;
        this.settings = settings;
        this.environment = new EnvVars(System.getenv());
        environment.putAll(run.getEnvironment(hudson.model.TaskListener.NULL));
        environment.put("WORKSPACE_ROOT", run.getParent().workspace().getPath());
        settings.parameters().forEach((name, value) -> environment.put(name, String.valueOf(value)));
        this.pipeline = new Interpreter(BuiltinSteps.all(settings));
        this.declarative = new Declarative(pipeline, settings);
    }

    /**
     * Runs a Jenkinsfile to its end; failures are in the log and in the result.
     *
     * @param file its name, for positions
     * @param text its content
     */
    public Result run(String file, String text) {
        log.pipeline("Start of Pipeline");
        try {
            PipelineScript script = compile(file, text);
            Scope outermost = Scope.of(run, log, environment);
            pipeline.within(outermost, () -> script.run());
            run.setResult(Result.SUCCESS);
        } catch (Throwable thrown) {
            failure = thrown;
            run.setResult(resultOf(thrown));
            say(thrown);
        }
        log.pipeline("End of Pipeline");
        log.line("Finished: " + run.getResult());
        return run.getResult();
    }

    /**
     * Reads a Jenkinsfile without running it.
     *
     * @throws PipelineException when it would be refused; each problem has its position
     */
    public void check(String file, String text) throws PipelineException {
        compile(file, text);
    }

    /** What made the pipeline fail, or null. */
    public Throwable failure() {
        return failure;
    }

    /** Ends the pipeline; running steps stop and the result is ABORTED. */
    public void abort(String why) {
        pipeline.abort(new FlowInterruptedException(Result.ABORTED, true, new CauseOfInterruption() {
            @Override
            public String getShortDescription() {
                return why;
            }
        }));
    }

    private PipelineScript compile(String file, String text) throws PipelineException {
        Set<String> known = new TreeSet<>(pipeline.names());
        known.addAll(BuiltinSteps.SYMBOLS);
        known.add("println");
        known.add("print");
        known.addAll(Symbols.all());
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(PipelineScript.class.getName());
        ScriptCheck check = new ScriptCheck(known, file);
        configuration.addCompilationCustomizers(check);
        PipelineScript script;
        try (GroovyClassLoader loader = new GroovyClassLoader(getClass().getClassLoader(), configuration)) {
            Class<?> type = loader.parseClass(text, className(file));
            script = (PipelineScript) type.getDeclaredConstructor().newInstance();
        } catch (MultipleCompilationErrorsException malformed) {
            throw new PipelineException(SyntaxErrors.sentence(file, malformed));
        } catch (CompilationFailedException | ReflectiveOperationException | java.io.IOException failure) {
            throw new PipelineException(file + ": cannot be compiled: " + failure.getMessage());
        }
        List<String> problems = check.problems();
        if (!problems.isEmpty()) {
            throw new PipelineException(String.join("\n", problems));
        }
        script.setBinding(new Binding(new HashMap<>()));
        script.connect(pipeline, globals());
        declarative.connect(script);
        return script;
    }

    private Map<String, Object> globals() {
        Map<String, Object> globals = new LinkedHashMap<>();
        globals.put("env", new Environment(pipeline, environment));
        globals.put("params", settings.parameters());
        globals.put("currentBuild", new CurrentBuild(run));
        globals.put("scm", settings.checkout());
        globals.put("pipeline", declarative);
        return globals;
    }

    private static String className(String file) {
        return "Pipeline_" + new java.io.File(file).getName().replaceAll("[^A-Za-z0-9]", "_") + ".groovy";
    }

    private static Result resultOf(Throwable failure) {
        return failure instanceof FlowInterruptedException interrupted ? interrupted.getResult() : Result.FAILURE;
    }

    private void say(Throwable failure) {
        if (failure instanceof FlowInterruptedException) {
            log.line("Aborted: " + failure.getMessage());
        } else if (failure instanceof hudson.AbortException) {
            for (String line : String.valueOf(failure.getMessage()).split("\n")) {
                log.line("ERROR: " + line);
            }
        } else {
            log.line("ERROR: " + failure);
            for (StackTraceElement element : failure.getStackTrace()) {
                if (element.getFileName() != null && element.getFileName().startsWith("Pipeline_")) {
                    log.line("    at line " + element.getLineNumber());
                }
            }
        }
    }
}
