package io.homeplane.inventory.tailscale;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Policy;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.tailscale.Acl.Assertion;
import io.homeplane.inventory.tailscale.Acl.Target;
import io.homeplane.inventory.tree.HuJsonTree;
import io.homeplane.inventory.tree.SourceText;
import io.homeplane.inventory.tree.TreeLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Holds the {@code [[policy]]} tables that name a Tailscale policy file, and that file's own tests, against its rules. */
public final class AclPolicies {
    private final FileTree repository;
    private final UnaryOperator<String> shown;
    private final Problems problems;
    private final Map<String, Optional<Acl>> files = new HashMap<>();

    private AclPolicies(FileTree repository, UnaryOperator<String> shown, Problems problems) {
        this.repository = repository;
        this.shown = shown;
        this.problems = problems;
    }

    /**
     * Adds a problem for everything that does not hold or cannot be said.
     *
     * @param shown how a file of the repository is named in positions
     */
    public static void check(Inventory inventory, FileTree repository, UnaryOperator<String> shown, Problems problems) {
        AclPolicies policies = new AclPolicies(repository, shown, problems);
        inventory.policies().stream()
                .filter(policy -> !policy.tailscaleAcl().isEmpty())
                .forEach(policies::check);
    }

    private void check(Policy policy) {
        if (!files.containsKey(policy.tailscaleAcl())) {
            Optional<Acl> read = read(policy);
            files.put(policy.tailscaleAcl(), read);
            read.ifPresent(acl -> judge(acl, acl.tests()));
        }
        files.get(policy.tailscaleAcl()).ifPresent(acl -> judge(acl, assertions(policy)));
    }

    private Optional<Acl> read(Policy policy) {
        String file = shown.apply(policy.tailscaleAcl());
        try {
            byte[] bytes = repository.read(policy.tailscaleAcl(), TreeLimits.DEFAULT.bytes());
            return SourceText.decode(file, bytes, TreeLimits.DEFAULT, problems)
                    .flatMap(text -> HuJsonTree.parse(file, text, TreeLimits.DEFAULT, problems))
                    .map(table -> AclReader.read(table, problems));
        } catch (UnreadableFileException unreadable) {
            boolean outside = unreadable.reason() == UnreadableFileException.Reason.OUTSIDE;
            problems.add(
                    outside ? ProblemCode.OUTSIDE_REPOSITORY : ProblemCode.UNREADABLE_FILE,
                    policy.position(),
                    "policy." + policy.name() + ".tailscale_acl",
                    policy.tailscaleAcl() + " is not read: " + unreadable.getMessage(),
                    "its path starts at the root of the repository");
            return Optional.empty();
        }
    }

    private List<Assertion> assertions(Policy policy) {
        List<Assertion> all = new ArrayList<>();
        String path = "policy." + policy.name();
        policy.deny().forEach(traffic -> add(traffic, policy.position(), path + ".deny", false, all));
        policy.allow().forEach(traffic -> add(traffic, policy.position(), path + ".allow", true, all));
        return all;
    }

    private void add(Policy.Traffic traffic, Position position, String path, boolean passes, List<Assertion> into) {
        for (String to : traffic.to()) {
            Optional<Target> target = AclReader.target(to, "");
            if (target.isEmpty()) {
                problems.add(
                        ProblemCode.NOT_ALLOWED,
                        position,
                        path,
                        "expected a target with ports such as tag:web:443, found \"" + to + "\"");
            }
            for (String from : traffic.from()) {
                target.ifPresent(found -> into.add(new Assertion(position, path, from, found, passes)));
            }
        }
    }

    private void judge(Acl acl, List<Assertion> assertions) {
        Selector selector = new Selector(acl);
        AclJudge judge = new AclJudge(acl);
        for (Assertion assertion : assertions) {
            Optional<String> stranger = List.of(assertion.from(), assertion.to().name()).stream()
                    .filter(name -> !selector.knows(name))
                    .findFirst();
            AclJudge.Verdict verdict = stranger.isPresent()
                    ? new AclJudge.Verdict(false, "what " + stranger.get() + " is: the policy file does not say")
                    : judge.judge(assertion);
            if (!verdict.sentence().isEmpty()) {
                problems.add(
                        verdict.broken() ? ProblemCode.POLICY_BROKEN : ProblemCode.POLICY_UNDECIDED,
                        assertion.position(),
                        assertion.path(),
                        (verdict.broken() ? "does not hold: " : "it is not known ") + verdict.sentence());
            }
        }
    }
}
