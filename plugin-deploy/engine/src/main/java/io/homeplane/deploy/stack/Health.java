package io.homeplane.deploy.stack;

import io.homeplane.deploy.stack.ContainerState.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a project's containers serve.
 *
 * @param culprit the container or service that decides it; empty when all is good
 * @param checked true when every container has a health check that passes, so that one look is enough
 */
record Health(Verdict verdict, String culprit, boolean checked) {
    /** Judges the containers that run against the services that must. */
    static Health of(List<ContainerState> containers, Collection<String> services, Collection<String> jobs) {
        Set<String> done = Set.copyOf(jobs);
        Set<String> missing = new TreeSet<>(services);
        String waiting = "";
        boolean checked = true;
        for (ContainerState container : containers) {
            missing.remove(container.service());
            Verdict verdict = container.verdict(done);
            if (verdict == Verdict.BAD) {
                return new Health(Verdict.BAD, container.name(), false);
            }
            if (verdict == Verdict.WAIT && waiting.isEmpty()) {
                waiting = container.name();
            }
            checked &= container.healthy() || container.state().equals("exited");
        }
        if (waiting.isEmpty() && !missing.isEmpty()) {
            waiting = missing.iterator().next();
        }
        return waiting.isEmpty() ? new Health(Verdict.GOOD, "", checked) : new Health(Verdict.WAIT, waiting, false);
    }
}
