package io.homeplane.plane.pipeline;

import groovy.lang.Closure;
import io.homeplane.plane.controller.PlaneRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** Runs the steps that a Jenkinsfile calls, each in the scope of the thread that calls it. */
public final class Interpreter {
    private final Map<String, Builtin> builtins;
    private final ThreadLocal<Scope> scopes = new ThreadLocal<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile FlowInterruptedException aborted;

    /** A step that `plane` has of its own, where Jenkins has it from a plugin of its own. */
    @FunctionalInterface
    public interface Builtin {
        Object run(Call call, Interpreter pipeline) throws Exception;
    }

    public Interpreter(Map<String, Builtin> builtins) {
        this.builtins = Map.copyOf(builtins);
    }

    /** The scope of the calling thread. */
    public Scope scope() {
        return scopes.get();
    }

    /** Every name that a Jenkinsfile may call here. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(builtins.keySet());
        StepDescriptor.all().forEach(descriptor -> names.add(descriptor.getFunctionName()));
        return names;
    }

    /** Calls a step, or makes a describable of that symbol. */
    Object call(String name, Object arguments) throws Exception {
        throwIfAborted();
        Call call = Call.of(name, arguments);
        Builtin builtin = builtins.get(name);
        if (builtin != null) {
            return builtin.run(call, this);
        }
        StepDescriptor descriptor = StepDescriptor.byFunctionName(name);
        if (descriptor != null) {
            return new StepCall(this, descriptor, call).run();
        }
        if (DataBinder.classOfSymbol(name) != null) {
            return new Symbolic(name, call.named(), call.positional());
        }
        throw new PipelineException("there is no step '" + name + "' here; plane has: " + String.join(", ", names()));
    }

    /** Calls a step with its arguments, as Groovy would give them, and a body. */
    public Object callWithBody(String name, List<?> arguments, Closure<?> body) throws Exception {
        List<Object> all = new ArrayList<>(arguments);
        all.add(body);
        return call(name, all.toArray());
    }

    /** Runs a block of a Jenkinsfile in this thread, inside a scope. */
    public Object body(Closure<?> body, Scope inside) throws Exception {
        return within(inside, () -> body == null ? null : body.call());
    }

    /** Runs code in this thread, inside a scope. */
    public <T> T within(Scope inside, Callable<T> code) throws Exception {
        Scope outside = scopes.get();
        boolean outermost = threads.add(Thread.currentThread());
        scopes.set(inside);
        try {
            throwIfAborted();
            return code.call();
        } finally {
            scopes.set(outside);
            if (outermost) {
                threads.remove(Thread.currentThread());
            }
        }
    }

    /** The log of the build that the calling thread works for. */
    public BuildLog log() {
        return scope().log();
    }

    /** The build that the calling thread works for. */
    public PlaneRun run() {
        return scope().run();
    }

    /** Runs the block of a step between the lines that Jenkins prints around it, and says how long it took. */
    public <T> T block(String step, String label, Callable<T> code) throws Exception {
        BuildLog log = log();
        long start = System.nanoTime();
        log.pipeline(step);
        log.pipeline("{" + label);
        try {
            return code.call();
        } finally {
            log.pipeline("}");
            log.pipeline("// " + step + label + " " + seconds(System.nanoTime() - start));
        }
    }

    private static String seconds(long nanoseconds) {
        return String.format(java.util.Locale.ROOT, "%.1f s", nanoseconds / 1e9);
    }

    /** Code that waits. */
    @FunctionalInterface
    public interface Waiting {
        void await() throws InterruptedException;
    }

    /** Waits, and turns an interruption into the reason why the pipeline ends. */
    public void interruptibly(Waiting waiting) throws InterruptedException {
        try {
            waiting.await();
        } catch (InterruptedException interrupted) {
            throwIfAborted();
            throw interrupted;
        }
    }

    /** How a branch is run. */
    @FunctionalInterface
    public interface Branch {
        Object run(String name, Callable<Object> code) throws Exception;
    }

    /** Runs branches side by side to their ends; throws the first failure, with the others suppressed in it. */
    public Map<String, Object> inParallel(Map<String, Callable<Object>> branches, boolean failFast, Branch how)
            throws Exception {
        ParallelBranches running = new ParallelBranches(failFast);
        branches.forEach((name, code) -> running.start(name, () -> how.run(name, code)));
        return running.await(this);
    }

    /** Ends the whole pipeline: running steps are told to stop, no further one starts. */
    public void abort(FlowInterruptedException cause) {
        aborted = cause;
        List<Thread> running = new ArrayList<>(threads);
        running.forEach(Thread::interrupt);
    }

    void throwIfAborted() throws FlowInterruptedException {
        FlowInterruptedException cause = aborted;
        if (cause != null) {
            throw cause;
        }
    }

    /** Why the pipeline is being ended, or a general reason when only this thread was interrupted. */
    FlowInterruptedException abortedOr(FlowInterruptedException other) {
        FlowInterruptedException cause = aborted;
        return cause != null ? cause : other;
    }
}
