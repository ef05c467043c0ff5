package io.homeplane.deploy.stack;

import io.homeplane.deploy.stack.ContainerState.Verdict;
import io.homeplane.inventory.plan.Action;
import io.homeplane.inventory.plan.StackState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compares what a server told about a stack with what the repository has; the same rule as a deploy's {@link Decision}, pure. */
final class StackComparison {
    private static final int MOST_NAMED = 4;

    private final TargetState target;
    private final StackSources sources;
    private final String project;

    StackComparison(TargetState target, StackSources sources, String project) {
        this.target = target;
        this.sources = sources;
        this.project = project;
    }

    StackState state() {
        String silent = unanswered(target);
        if (!silent.isEmpty()) {
            return StackState.unknown(silent);
        }
        if (target.holder().isPresent()) {
            return state(Action.UNKNOWN, List.of(Sentences.held(target.holder().get())));
        }
        if (!target.unresolved().isEmpty()) {
            return state(Action.DEPLOY, List.of("an earlier deploy ended half-way, the next one resolves it first"));
        }
        if (target.record().isEmpty()) {
            return first();
        }
        return compared(target.record().get());
    }

    /** Why nothing is known about the containers; empty when docker answered. */
    static String unanswered(TargetState target) {
        Decision.Refuse refusal = Decision.withoutDocker(target);
        return refusal == null ? "" : refusal.why();
    }

    private StackState first() {
        if (target.containers().isEmpty() || target.stuck()) {
            return state(Action.DEPLOY, List.of("first deploy"));
        }
        Decision.Refuse refusal = Decision.notOurs(target);
        return state(Action.ADOPT, List.of(refusal.why()));
    }

    private StackState compared(ReleaseRecord release) {
        Digest digest = new Digest(target.salt());
        List<String> reasons = new ArrayList<>();
        if (target.stuck()) {
            reasons.add("the last deploy could not be put back");
        }
        if (!release.holds(digest.of(sources.canonical(project)))) {
            reasons.addAll(changes(release.files(), sources.fingerprints(digest)));
        }
        String drift = drift(release);
        boolean asStated = reasons.isEmpty();
        if (!drift.isEmpty()) {
            reasons.add(drift);
        }
        if (!asStated) {
            return state(Action.DEPLOY, reasons);
        }
        return state(drift.isEmpty() ? Action.UNCHANGED : Action.DRIFTED, reasons);
    }

    private String drift(ReleaseRecord release) {
        Health health = Health.of(target.containers(), release.services(), release.jobs());
        if (health.verdict() == Verdict.GOOD) {
            return "";
        }
        return target.containers().stream()
                .filter(container -> container.name().equals(health.culprit()))
                .findFirst()
                .map(container ->
                        "container " + container.name() + " does not serve (" + timeless(container.status()) + ")")
                .orElse("service " + health.culprit() + " has no container");
    }

    /** A page shows it for a while, so {@code Exited (137) 3 minutes ago} must not say when. */
    private static String timeless(String status) {
        return status.replaceFirst("^(Exited \\(\\d+\\)).*", "$1");
    }

    private List<String> changes(Map<String, String> before, Map<String, String> now) {
        if (before.isEmpty()) { // a record of a Homeplane that did not keep them
            return List.of("its files, environment or secrets changed");
        }
        List<String> changes = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(now.keySet());
        for (String path : paths) {
            if (!now.containsKey(path)) {
                changes.add(named(path) + " is gone");
            } else if (!now.get(path).equals(before.get(path))) {
                changes.add(named(path) + (before.containsKey(path) ? " changed" : " is new"));
            }
        }
        if (changes.isEmpty()) {
            return List.of("how Compose is run changed");
        }
        if (changes.size() > MOST_NAMED) {
            int more = changes.size() - MOST_NAMED;
            changes.subList(MOST_NAMED, changes.size()).clear();
            changes.add(more + " more files changed");
        }
        return changes;
    }

    /** As people know it: relative to the stack's own directory, where it is below it. */
    private String named(String path) {
        if (path.equals(sources.block())) {
            return "its environment block";
        }
        String directory = sources.directory();
        boolean below = !directory.isEmpty() && RepositoryPath.below(path, directory);
        return below ? path.substring(directory.length() + 1) : path;
    }

    private StackState state(Action action, List<String> reasons) {
        return target.record()
                .map(release -> new StackState(action, reasons, release.id(), release.time()))
                .orElseGet(() -> new StackState(action, reasons, "", ""));
    }
}
