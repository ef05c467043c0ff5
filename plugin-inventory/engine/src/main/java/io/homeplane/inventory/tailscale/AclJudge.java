package io.homeplane.inventory.tailscale;

import io.homeplane.inventory.tailscale.Acl.Assertion;
import io.homeplane.inventory.tailscale.Acl.Rule;
import io.homeplane.inventory.tailscale.Acl.Target;
import io.homeplane.inventory.tailscale.Selector.Taken;
import java.util.List;

/** Holds assertions against the rules of a policy file. */
final class AclJudge {
    private final Acl acl;
    private final Selector selector;

    /**
     * What became of an assertion.
     *
     * @param broken true when it does not hold
     * @param sentence why it does not, or why that cannot be said; empty when it holds
     */
    record Verdict(boolean broken, String sentence) {
        static final Verdict HOLDS = new Verdict(false, "");
    }

    AclJudge(Acl acl) {
        this.acl = acl;
        this.selector = new Selector(acl);
    }

    Verdict judge(Assertion assertion) {
        Verdict unsure = Verdict.HOLDS;
        for (String from : selector.each(assertion.from())) {
            for (String to : selector.each(assertion.to().name())) {
                Verdict one = pair(assertion, from, to);
                if (one.broken()) {
                    return one;
                }
                unsure = one.sentence().isEmpty() ? unsure : one;
            }
        }
        return unsure;
    }

    private Verdict pair(Assertion assertion, String from, String to) {
        Ports ports = assertion.to().ports();
        String doubt = "";
        for (Rule rule : acl.rules()) {
            for (Target target : rule.to()) {
                if (!(assertion.passes()
                        ? target.ports().hold(ports)
                        : target.ports().meets(ports))) {
                    continue;
                }
                Taken taken = taken(rule, target, from, to, assertion.passes());
                if (taken == Taken.YES && rule.condition().isEmpty()) {
                    return assertion.passes()
                            ? Verdict.HOLDS
                            : new Verdict(true, from + " reaches " + to + " by the rule at " + rule.position());
                }
                if (taken != Taken.NO && doubt.isEmpty()) {
                    String reason = rule.condition().isEmpty()
                            ? "only the tailnet knows whether it means both of them"
                            : "it depends on " + rule.condition();
                    doubt = "whether " + from + " reaches " + to + " by the rule at " + rule.position() + ": " + reason;
                }
            }
        }
        if (!doubt.isEmpty()) {
            return new Verdict(false, doubt);
        }
        return assertion.passes() ? new Verdict(true, from + " does not reach " + to) : Verdict.HOLDS;
    }

    private Taken taken(Rule rule, Target target, String from, String to, boolean all) {
        Taken source = Taken.NO;
        for (String name : rule.from()) {
            source = higher(source, asked(name, from, all));
        }
        Taken reached = target.name().equals("autogroup:self") ? self(from, to) : asked(target.name(), to, all);
        return source.compareTo(reached) < 0 ? source : reached;
    }

    /** To ask whether anybody may is answered by any rule, to ask whether everybody may by one for all alone. */
    private Taken asked(String rule, String asked, boolean all) {
        return asked.equals("*") && !rule.equals("*")
                ? (all ? Taken.UNKNOWN : Taken.YES)
                : selector.takesIn(rule, asked);
    }

    /** A user's own devices. */
    private static Taken self(String from, String to) {
        boolean users = List.of(from, to).stream().allMatch(name -> name.contains("@"));
        return users ? (from.equals(to) ? Taken.YES : Taken.NO) : to.startsWith("tag:") ? Taken.NO : Taken.UNKNOWN;
    }

    private static Taken higher(Taken one, Taken other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
