package io.homeplane.plane.pipeline.steps;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.TaskListener;
import io.homeplane.plane.pipeline.Call;
import io.homeplane.plane.pipeline.Interpreter;
import io.homeplane.plane.pipeline.PipelineException;
import io.homeplane.plane.pipeline.PipelineSettings;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Steps that decide what runs, how long and how often. */
final class FlowSteps {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "pipeline-timeouts");
        thread.setDaemon(true);
        return thread;
    });

    private FlowSteps() {}

    static Object stage(Call call, Interpreter pipeline) throws Exception {
        String name = call.required("name");
        return pipeline.block("stage", " (" + name + ")", () -> pipeline.body(call.body(), pipeline.scope()));
    }

    static Object timeout(Call call, Interpreter pipeline) throws Exception {
        long amount = Long.parseLong(call.required("time"));
        TimeUnit unit = unit(call, TimeUnit.MINUTES);
        return pipeline.block("timeout", "", () -> within(pipeline, amount, unit, call));
    }

    private static Object within(Interpreter pipeline, long amount, TimeUnit unit, Call call) throws Exception {
        Thread body = Thread.currentThread();
        AtomicBoolean over = new AtomicBoolean();
        ScheduledFuture<?> alarm = CLOCK.schedule(
                () -> {
                    over.set(true);
                    body.interrupt();
                },
                amount,
                unit);
        try {
            return pipeline.body(call.body(), pipeline.scope());
        } catch (InterruptedException interrupted) {
            if (over.get()) {
                throw new FlowInterruptedException(Result.ABORTED, false, new Reason("Timeout has been exceeded"));
            }
            throw interrupted;
        } finally {
            alarm.cancel(false);
            if (over.get()) {
                // The alarm may have rung after the last step: it must not interrupt what comes next.
                Thread.interrupted();
            }
        }
    }

    static Object retry(Call call, Interpreter pipeline) throws Exception {
        int count = Integer.parseInt(call.required("count"));
        return pipeline.block("retry", "", () -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return pipeline.body(call.body(), pipeline.scope());
                } catch (FlowInterruptedException aborted) {
                    throw aborted;
                } catch (Exception failure) {
                    if (attempt >= count) {
                        throw failure;
                    }
                    pipeline.log().line("ERROR: " + failure.getMessage());
                    pipeline.log().line("Retrying");
                }
            }
        });
    }

    static Object sleep(Call call, Interpreter pipeline) throws Exception {
        long amount = Long.parseLong(call.required("time"));
        TimeUnit unit = unit(call, TimeUnit.SECONDS);
        pipeline.log().pipeline("sleep");
        listener(pipeline)
                .getLogger()
                .println("Sleeping for " + amount + " " + unit.name().toLowerCase(Locale.ROOT));
        pipeline.interruptibly(() -> unit.sleep(amount));
        return null;
    }

    static Object error(Call call, Interpreter pipeline) throws AbortException {
        String message = call.text("message");
        throw new AbortException(message == null ? "" : message);
    }

    static Object unstable(Call call, Interpreter pipeline) throws Exception {
        pipeline.log().pipeline("unstable");
        listener(pipeline).getLogger().println("WARNING: " + call.required("message"));
        pipeline.run().setResult(Result.UNSTABLE);
        return null;
    }

    static Object catchError(Call call, Interpreter pipeline) throws Exception {
        Result build = Result.fromString(or(call.text("buildResult"), "FAILURE"));
        return pipeline.block("catchError", "", () -> {
            try {
                return pipeline.body(call.body(), pipeline.scope());
            } catch (FlowInterruptedException aborted) {
                throw aborted;
            } catch (Exception failure) {
                String message = call.text("message");
                pipeline.log().line("ERROR: " + (message == null ? failure.getMessage() : message));
                pipeline.run().setResult(build);
                return null;
            }
        });
    }

    static Object input(Call call, Interpreter pipeline, PipelineSettings settings) throws Exception {
        pipeline.log().pipeline("input");
        String question = or(call.text("message"), "Proceed?");
        if (!settings.approve()) {
            throw new PipelineException("the pipeline asks: '" + question
                    + "', and plane cannot ask: run it with --approve when the answer is yes, or run it in Jenkins");
        }
        listener(pipeline).getLogger().println(question + " Approved by --approve");
        return null;
    }

    private static TimeUnit unit(Call call, TimeUnit usual) throws PipelineException {
        Object unit = call.named().get("unit");
        try {
            return unit == null ? usual : TimeUnit.valueOf(unit.toString());
        } catch (IllegalArgumentException unknown) {
            throw new PipelineException(
                    "'" + call.name() + "' knows no unit '" + unit + "': use SECONDS, MINUTES or HOURS");
        }
    }

    private static TaskListener listener(Interpreter pipeline) throws Exception {
        return pipeline.scope().get(TaskListener.class);
    }

    private static String or(String text, String other) {
        return text == null ? other : text;
    }

    private static final class Reason extends CauseOfInterruption {
        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String getShortDescription() {
            return text;
        }
    }
}
