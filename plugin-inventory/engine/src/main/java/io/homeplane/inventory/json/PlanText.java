package io.homeplane.inventory.json;

import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.PlannedStack;

/** A plan as a table for a terminal. */
public final class PlanText {
    private PlanText() {}

    /** One line a stack, waves apart; each line says why. */
    public static String table(Plan plan) {
        int stacks = width(plan, false);
        int servers = width(plan, true);
        StringBuilder text = new StringBuilder();
        int wave = 0;
        for (PlannedStack line : plan.stacks()) {
            if (line.wave() != wave) {
                wave = line.wave();
                text.append(wave == 0 ? "not in the inventory" : "wave " + wave).append('\n');
            }
            String row = "  " + padded(line.stack(), stacks) + "  " + padded(line.server(), servers) + "  "
                    + padded(line.state().action().word(), "unchanged".length()) + "  "
                    + String.join("; ", line.reasons());
            text.append(row.stripTrailing()).append('\n');
        }
        plan.cycles()
                .forEach(cycle -> text.append("cycle: ")
                        .append(String.join(" -> ", cycle))
                        .append('\n'));
        return text.toString();
    }

    private static int width(Plan plan, boolean server) {
        return plan.stacks().stream()
                .mapToInt(line -> (server ? line.server() : line.stack()).length())
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
