package io.homeplane.inventory.boundaries;

import com.google.re2j.PatternSyntaxException;
import io.homeplane.inventory.check.Patterns;
import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Policy;
import io.homeplane.inventory.model.Policy.Traffic;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds the {@code [[policy]]} tables against the boundaries. */
public final class Policies {
    private Policies() {}

    /** What became of the policies that are about a server. */
    public static List<PolicyResult> results(Inventory inventory, Boundaries boundaries) {
        List<PolicyResult> results = new ArrayList<>();
        for (Policy policy : inventory.policies()) {
            if (isOfContainers(policy)
                    && (policy.server().isEmpty() || policy.server().equals(boundaries.server()))) {
                results.add(result(policy, boundaries));
            }
        }
        return results;
    }

    /** Adds a problem for each policy that does not hold, and for patterns that mean no container anywhere. */
    public static void check(Inventory inventory, Map<String, ComposeProject> projects, Problems problems) {
        if (inventory.policies().stream().noneMatch(Policies::isOfContainers)) {
            return;
        }
        List<Boundaries> all = inventory.servers().stream()
                .map(Server::name)
                .map(server -> BoundaryMap.of(inventory, projects, server))
                .toList();
        inventory.policies().stream().filter(Policies::isOfContainers).forEach(policy -> check(policy, all, problems));
    }

    /** One that names a Tailscale policy file is about the devices of a tailnet instead. */
    private static boolean isOfContainers(Policy policy) {
        return policy.tailscaleAcl().isEmpty();
    }

    private static void check(Policy policy, List<Boundaries> all, Problems problems) {
        String path = "policy." + policy.name();
        try {
            List<Boundaries> about = all.stream()
                    .filter(boundaries ->
                            policy.server().isEmpty() || policy.server().equals(boundaries.server()))
                    .toList();
            for (Boundaries boundaries : about) {
                for (String broken : result(policy, boundaries).broken()) {
                    problems.add(
                            ProblemCode.POLICY_BROKEN,
                            policy.position(),
                            path,
                            "does not hold on " + boundaries.server() + ": " + broken,
                            "plane boundaries --server " + boundaries.server() + " shows every way");
                }
            }
            patterns(policy).stream()
                    .filter(pattern -> !about.isEmpty())
                    .filter(pattern -> about.stream().noneMatch(boundaries -> meansOne(pattern, boundaries)))
                    .forEach(pattern -> problems.add(
                            ProblemCode.PATTERN_WITHOUT_MATCH,
                            policy.position(),
                            path,
                            "\"" + pattern + "\" matches no container"));
        } catch (PatternSyntaxException broken) {
            problems.add(
                    ProblemCode.BAD_PATTERN,
                    policy.position(),
                    path,
                    "has a pattern that is no regular expression: " + broken.getDescription());
        }
    }

    private static PolicyResult result(Policy policy, Boundaries boundaries) {
        List<String> broken = new ArrayList<>();
        for (Reach reach : boundaries.reaches()) {
            if (reach.reaches() && means(policy.deny(), reach)) {
                broken.add(reach.from() + " reaches " + reach.to() + " via " + String.join(", ", reach.via()));
            } else if (!reach.reaches() && means(policy.allow(), reach)) {
                broken.add(reach.from() + " does not reach " + reach.to());
            }
        }
        return new PolicyResult(policy.name(), boundaries.server(), broken);
    }

    private static boolean means(List<Traffic> traffic, Reach reach) {
        return traffic.stream().anyMatch(one -> matches(one.from(), reach.from()) && matches(one.to(), reach.to()));
    }

    private static boolean matches(List<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> Patterns.parse(pattern).match(name));
    }

    private static boolean meansOne(String pattern, Boundaries boundaries) {
        return boundaries.containers().stream().anyMatch(container -> matches(List.of(pattern), container.name()));
    }

    private static List<String> patterns(Policy policy) {
        List<String> patterns = new ArrayList<>();
        policy.deny().forEach(traffic -> patterns.addAll(traffic.from()));
        policy.deny().forEach(traffic -> patterns.addAll(traffic.to()));
        policy.allow().forEach(traffic -> patterns.addAll(traffic.from()));
        policy.allow().forEach(traffic -> patterns.addAll(traffic.to()));
        return patterns;
    }
}
