package io.homeplane.inventory.plan;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * In which wave each stack is deployed: one after the latest of those it waits for. Iterative, because a chain may be longer
 * than the call stack. A stack that waits for itself by a circle is taken as if it did not; the circle is a problem of its own.
 */
final class Waves {
    private final Function<String, Collection<String>> earlier;
    private final Map<String, Integer> waves = new HashMap<>();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Set<String> open = new HashSet<>();

    /** @param earlier the stacks that a stack waits for */
    Waves(Function<String, Collection<String>> earlier) {
        this.earlier = earlier;
    }

    /** A stack whose wave is being found, with those it waits for that are still to be looked at. */
    private static final class Frame {
        private final String stack;
        private final Iterator<String> earlier;
        private int wave = 1;

        private Frame(String stack, Iterator<String> earlier) {
            this.stack = stack;
            this.earlier = earlier;
        }

        private void waitFor(int other) {
            wave = Math.max(wave, other + 1);
        }
    }

    /** The wave of a stack; the first is 1. */
    int of(String stack) {
        if (!waves.containsKey(stack)) {
            enter(stack);
        }
        while (!frames.isEmpty()) {
            if (frames.peek().earlier.hasNext()) {
                look(frames.peek().earlier.next());
            } else {
                leave();
            }
        }
        return waves.get(stack);
    }

    private void look(String next) {
        if (waves.containsKey(next)) {
            frames.peek().waitFor(waves.get(next));
        } else if (!open.contains(next)) {
            enter(next);
        }
    }

    private void enter(String stack) {
        open.add(stack);
        frames.push(new Frame(stack, earlier.apply(stack).iterator()));
    }

    private void leave() {
        Frame done = frames.pop();
        open.remove(done.stack);
        waves.put(done.stack, done.wave);
        if (!frames.isEmpty()) {
            frames.peek().waitFor(done.wave);
        }
    }
}
