package io.homeplane.inventory.jenkins;

import hudson.model.InvisibleAction;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.PlannedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The plan that a build made, shown on its page and kept with it; {@code plan.json} among its artifacts is the whole of it. */
public final class PlanAction extends InvisibleAction {
    private final String revision;
    private final ArrayList<Line> lines = new ArrayList<>();

    PlanAction(Plan plan, String revision) {
        this.revision = revision;
        plan.stacks().forEach(stack -> lines.add(new Line(stack)));
    }

    /** The commit that was planned, short; empty when it is in no git repository. */
    public String getRevision() {
        return revision.substring(0, Math.min(12, revision.length()));
    }

    public List<Line> getLines() {
        return List.copyOf(lines);
    }

    /** Such as {@code 7 stacks: 1 deploy, 6 unchanged}. */
    public String getSentence() {
        Map<String, Long> counts =
                new TreeMap<>(lines.stream().collect(Collectors.groupingBy(Line::getAction, Collectors.counting())));
        String each = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return lines.size() + (lines.size() == 1 ? " stack" : " stacks") + (each.isEmpty() ? "" : ": " + each);
    }

    /** One stack of the plan; plain fields, because builds are kept as XML. */
    public static final class Line {
        private final String stack;
        private final String server;
        private final int wave;
        private final String action;
        private final String reasons;

        Line(PlannedStack planned) {
            stack = planned.stack();
            server = planned.server();
            wave = planned.wave();
            action = planned.state().action().word();
            reasons = String.join("; ", planned.reasons());
        }

        public String getStack() {
            return stack;
        }

        public String getServer() {
            return server;
        }

        /** The wave's number; a dash for what no wave deploys. */
        public String getWave() {
            return wave == 0 ? "–" : Integer.toString(wave);
        }

        public String getAction() {
            return action;
        }

        public String getReasons() {
            return reasons;
        }
    }
}
