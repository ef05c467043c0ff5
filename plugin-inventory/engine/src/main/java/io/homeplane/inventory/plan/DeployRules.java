package io.homeplane.inventory.plan;

import com.google.re2j.PatternSyntaxException;
import io.homeplane.inventory.check.Patterns;
import io.homeplane.inventory.model.DeployRule;
import io.homeplane.inventory.model.Inventory;
import java.util.ArrayList;
import java.util.List;
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
        for (Matched matched : rules) {
            if (matched.patterns().isEmpty() || matched.patterns().stream().anyMatch(pattern -> pattern.match(stack))) {
                all = all.overriddenBy(matched.rule());
            }
        }
        return all;
    }
}
