package io.homeplane.inventory.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers problems while reading goes on: reading never stops at the first one. Not for several threads at once. */
public final class Problems {
    /** Enough to mend from; a broken file of any size must not fill the memory with messages. */
    private static final int MOST = 10_000;

    private final Set<Problem> found = new LinkedHashSet<>();

    public void add(ProblemCode code, Position position, String path, String message, String hint) {
        add(new Problem(code.severity(), code.code(), position, path, message, hint));
    }

    public void add(ProblemCode code, Position position, String path, String message) {
        add(code, position, path, message, "");
    }

    public void add(Problem problem) {
        if (!isFull()) {
            found.add(problem);
        }
    }

    /** True when no further problem is kept, so that looking closer at one is for nothing. */
    public boolean isFull() {
        return found.size() >= MOST;
    }

    public void addAll(List<Problem> problems) {
        problems.forEach(this::add);
    }

    /** The problems in the order of their positions. */
    public List<Problem> sorted() {
        List<Problem> all = new ArrayList<>(found);
        all.sort(Comparator.comparing((Problem problem) -> problem.position().file())
                .thenComparingInt(problem -> problem.position().line())
                .thenComparingInt(problem -> problem.position().column())
                .thenComparing(Problem::code));
        return List.copyOf(all);
    }
}
