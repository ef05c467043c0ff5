package io.homeplane.inventory.order;

import com.google.re2j.PatternSyntaxException;
import io.homeplane.inventory.check.Patterns;
import io.homeplane.inventory.model.DeployRule;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which {@code [[deploy]]} tables are about a stack. */
public final class DeployRules {
    private record Matched(DeployRule rule, List<Patterns> patterns) {}

    private final List<Matched> rules = new ArrayList<>();

    private DeployRules() {}

    /** The rules of an inventory. */
    public static DeployRules of(Inventory inventory) {
        DeployRules found = new DeployRules();
        inventory.deployRules().forEach(rule -> matched(rule).ifPresent(found.rules::add));
        return found;
    }

    /** Empty for a pattern that is none: an error of the inventory, which is then never deployed. */
    private static Optional<Matched> matched(DeployRule rule) {
        try {
            return Optional.of(new Matched(
                    rule, rule.stacks().stream().map(Patterns::parse).toList()));
        } catch (PatternSyntaxException broken) {
            return Optional.empty();
        }
    }

    /** All that is stated about deploying a stack: a later table overrides an earlier one. */
    public DeployRule of(String stack) {
        DeployRule all = DeployRule.NONE;
        for (DeployRule rule : about(stack)) {
            all = all.overriddenBy(rule);
        }
        return all;
    }

    /** The stacks that must be deployed before one, each with the first table that says so. */
    Map<String, Position> after(String stack) {
        Map<String, Position> after = new LinkedHashMap<>();
        about(stack).forEach(rule -> rule.after().forEach(earlier -> after.putIfAbsent(earlier, rule.position())));
        return after;
    }

    private List<DeployRule> about(String stack) {
        if (rules.isEmpty()) {
            return List.of();
        }
        return rules.stream()
                .filter(matched -> matched.patterns().isEmpty()
                        || matched.patterns().stream().anyMatch(pattern -> pattern.match(stack)))
                .map(Matched::rule)
                .toList();
    }
}
