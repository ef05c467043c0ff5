package io.homeplane.plane.pipeline.steps;

import io.homeplane.plane.pipeline.Interpreter.Builtin;
import io.homeplane.plane.pipeline.PipelineSettings;
import io.homeplane.plane.pipeline.Symbolic;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The table of the steps that `plane` has of its own. */
public final class BuiltinSteps {
    /** Describables of {@code withCredentials}, {@code parameters} and {@code options} that `plane` knows by itself. */
    public static final Set<String> SYMBOLS =
            Set.of("string", "usernamePassword", "sshUserPrivateKey", "booleanParam", "choice", "text", "logRotator");

    private BuiltinSteps() {}

    /** Every step by its name in Jenkinsfiles. */
    public static Map<String, Builtin> all(PipelineSettings settings) {
        Map<String, Builtin> steps = new TreeMap<>();
        steps.put("stage", FlowSteps::stage);
        steps.put("script", (call, pipeline) -> pipeline.body(call.body(), pipeline.scope()));
        steps.put("parallel", ParallelStep::run);
        steps.put("timeout", FlowSteps::timeout);
        steps.put("retry", FlowSteps::retry);
        steps.put("sleep", FlowSteps::sleep);
        steps.put("error", FlowSteps::error);
        steps.put("unstable", FlowSteps::unstable);
        steps.put("catchError", FlowSteps::catchError);
        steps.put("input", (call, pipeline) -> FlowSteps.input(call, pipeline, settings));
        steps.put("echo", LogSteps::echo);
        steps.put("timestamps", LogSteps::timestamps);
        steps.put("node", NodeSteps::node);
        steps.put("ws", NodeSteps::dir);
        steps.put("dir", NodeSteps::dir);
        steps.put("deleteDir", NodeSteps::deleteDir);
        steps.put("pwd", NodeSteps::pwd);
        steps.put("readFile", NodeSteps::readFile);
        steps.put("writeFile", NodeSteps::writeFile);
        steps.put("fileExists", NodeSteps::fileExists);
        steps.put("isUnix", (call, pipeline) -> java.io.File.separatorChar == '/');
        steps.put("checkout", (call, pipeline) -> CheckoutStep.run(call, pipeline));
        steps.put("sh", ShellStep::run);
        steps.put("withEnv", EnvironmentSteps::withEnv);
        steps.put("withCredentials", EnvironmentSteps::withCredentials);
        for (String symbol : SYMBOLS) {
            steps.put(symbol, (call, pipeline) -> new Symbolic(symbol, call.named(), call.positional()));
        }
        return steps;
    }
}
