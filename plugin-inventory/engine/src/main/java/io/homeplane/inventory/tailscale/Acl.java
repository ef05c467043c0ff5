package io.homeplane.inventory.tailscale;

import io.homeplane.inventory.model.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Tailscale policy file.
 *
 * @param groups users by {@code group:name}
 * @param hosts addresses by name
 * @param tags the tags that have owners
 * @param rules of {@code acls} and {@code grants}; any of them may let something pass, none takes that back
 */
record Acl(
        Map<String, List<String>> groups,
        Map<String, String> hosts,
        Set<String> tags,
        List<Rule> rules,
        List<Assertion> tests) {
    Acl {
        groups = new LinkedHashMap<>(groups);
        hosts = new LinkedHashMap<>(hosts);
        tags = Set.copyOf(tags);
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }

    /**
     * What may pass.
     *
     * @param condition what it depends on beside source, target and port, in words; empty for nothing
     */
    record Rule(Position position, List<String> from, List<Target> to, String condition) {
        Rule {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /** A target such as {@code tag:db} with its ports. */
    record Target(String name, Ports ports) {}

    /** What must pass, or must not: an entry of {@code tests}, or what a {@code [[policy]]} asks. */
    record Assertion(Position position, String path, String from, Target to, boolean passes) {}
}
