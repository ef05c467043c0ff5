package io.homeplane.plane.pipeline.steps;

import groovy.lang.Closure;
import io.homeplane.plane.pipeline.Call;
import io.homeplane.plane.pipeline.Interpreter;
import io.homeplane.plane.pipeline.PipelineException;
import io.homeplane.plane.pipeline.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code parallel}: named branches side by side; it ends when all have ended, and fails with the first that failed. */
public final class ParallelStep {
    private ParallelStep() {}

    static Object run(Call call, Interpreter pipeline) throws Exception {
        Map<String, Callable<Object>> branches = new LinkedHashMap<>();
        boolean failFast = call.isTrue("failFast");
        for (Map.Entry<String, Object> entry : call.named().entrySet()) {
            if (entry.getKey().equals("failFast")) {
                continue;
            }
            if (!(entry.getValue() instanceof Closure<?> branch)) {
                throw new PipelineException("the branch '" + entry.getKey() + "' of 'parallel' is not a block");
            }
            branches.put(entry.getKey(), branch::call);
        }
        return run(branches, failFast, pipeline);
    }

    /** Runs branches, each in a thread of its own, in the scope of the calling one. */
    public static Object run(Map<String, Callable<Object>> branches, boolean failFast, Interpreter pipeline)
            throws Exception {
        Scope scope = pipeline.scope();
        return pipeline.block(
                "parallel",
                "",
                () -> pipeline.inParallel(branches, failFast, (name, branch) -> {
                    // A branch starts in a thread that has no scope yet.
                    scope.log().pipeline("{ (Branch: " + name + ")");
                    try {
                        return pipeline.within(scope, branch);
                    } finally {
                        scope.log().pipeline("}");
                    }
                }));
    }
}
