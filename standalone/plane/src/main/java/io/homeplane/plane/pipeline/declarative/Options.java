package io.homeplane.plane.pipeline.declarative;

import groovy.lang.Closure;
import hudson.model.Result;
import io.homeplane.plane.pipeline.Interpreter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** What {@code options} and {@code post} mean for the code they belong to. */
final class Options {
    /** The order in which Jenkins looks at post conditions. */
    static final List<String> POST_ORDER = List.of(
            "always",
            "changed",
            "fixed",
            "regression",
            "aborted",
            "failure",
            "success",
            "unstable",
            "unsuccessful",
            "cleanup");

    private final Interpreter pipeline;
    private final Map<String, List<?>> options;

    Options(Interpreter pipeline, Map<String, List<?>> options) {
        this.pipeline = pipeline;
        this.options = options;
    }

    /** The code inside the options that have an effect here: timestamps, retry, timeout. */
    Callable<Object> around(Callable<Object> code) {
        Callable<Object> wrapped = code;
        for (String option : List.of("timeout", "retry", "timestamps")) {
            List<?> arguments = options.get(option);
            if (arguments != null) {
                Callable<Object> inner = wrapped;
                wrapped = () -> pipeline.callWithBody(option, arguments, new Body(inner));
            }
        }
        return wrapped;
    }

    static boolean applies(String condition, Result result) {
        Result known = result == null ? Result.SUCCESS : result;
        return switch (condition) {
            case "always", "cleanup" -> true;
            case "success" -> known == Result.SUCCESS;
            case "failure" -> known == Result.FAILURE;
            case "unstable" -> known == Result.UNSTABLE;
            case "aborted" -> known == Result.ABORTED;
            case "unsuccessful" -> known != Result.SUCCESS;
            // plane knows no earlier build: nothing changed, was fixed or got worse.
            default -> false;
        };
    }

    /** Java code in the place of a block. */
    private static final class Body extends Closure<Object> {
        private static final long serialVersionUID = 1L;

        private final transient Callable<Object> code;

        Body(Callable<Object> code) {
            super(null);
            this.code = code;
        }

        @Override
        public Object call(Object... arguments) {
            return doCall();
        }

        @Override
        public Object call() {
            return doCall();
        }

        public Object doCall() {
            try {
                return code.call();
            } catch (Exception failure) {
                throw io.homeplane.plane.pipeline.Sneaky.raise(failure);
            }
        }
    }
}
