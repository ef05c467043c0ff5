package io.homeplane.deploy.stack;

import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.plan.Action;
import io.homeplane.inventory.plan.Orphan;
import io.homeplane.inventory.plan.StackState;
import io.homeplane.inventory.read.InventorySnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the servers of an inventory answered, compared with it. A server that did not answer leaves its stacks unknown, with
 * the reason.
 */
public final class FleetSurvey implements io.homeplane.inventory.plan.TargetState {
    private final InventorySnapshot snapshot;
    private final RepositoryFiles files;
    private final Map<String, ServerAnswer> answers = new LinkedHashMap<>();
    private final Map<String, String> silent = new LinkedHashMap<>();

    FleetSurvey(InventorySnapshot snapshot) {
        this.snapshot = snapshot;
        this.files = RepositoryFiles.of(snapshot);
    }

    void answered(String server, ServerAnswer answer) {
        answers.put(server, answer);
    }

    void silent(String server, String reason) {
        silent.put(server, reason);
    }

    /** True when servers were asked and not one of them answered. */
    public boolean nobodyAnswered() {
        return answers.isEmpty() && !silent.isEmpty();
    }

    @Override
    public StackState of(Stack stack) {
        String server = stack.server();
        if (!answers.containsKey(server)) {
            return StackState.unknown(silent.getOrDefault(server, whyNotAsked(server)));
        }
        String elsewhere = snapshot.elsewhere().get(stack.name());
        if (elsewhere != null) {
            return StackState.unknown(elsewhere);
        }
        Sentences sentences = new Sentences(stack.name(), server);
        try {
            StackSources sources = new SourceReader(stack, files, sentences).read();
            TargetState target = answers.get(server).of(stack.project());
            return new StackComparison(target, sources, stack.project()).state();
        } catch (DeployException unreadable) {
            return StackState.unknown(sentences.why(unreadable));
        }
    }

    private String whyNotAsked(String server) {
        if (server.isEmpty()) {
            return "the inventory states no server for it";
        }
        return snapshot.inventory().server(server).filter(Server::enabled).isPresent()
                ? "its server was not asked"
                : "server " + server + " is not in the inventory, or not enabled";
    }

    /** An inventory with errors may lack stacks that its files state: then nothing is called an orphan. */
    @Override
    public List<Orphan> orphans() {
        List<Orphan> orphans = new ArrayList<>();
        if (!snapshot.inventory().hasErrors()) {
            answers.forEach((server, answer) -> orphans.addAll(orphans(server, answer)));
        }
        return orphans;
    }

    private List<Orphan> orphans(String server, ServerAnswer answer) {
        Set<String> stated = snapshot.inventory().stacks().stream()
                .filter(stack -> stack.server().equals(server))
                .map(Stack::project)
                .collect(Collectors.toSet());
        List<Orphan> orphans = new ArrayList<>();
        for (String project : answer.projects()) {
            TargetState target = answer.of(project);
            if (!stated.contains(project) && !target.containers().isEmpty()) {
                target.record().ifPresent(release -> orphans.add(orphan(server, release)));
            }
        }
        return orphans;
    }

    private static Orphan orphan(String server, ReleaseRecord release) {
        String reason = "it runs there and the inventory does not have it there; Homeplane leaves it alone";
        return new Orphan(
                release.stack(), server, new StackState(Action.ORPHAN, List.of(reason), release.id(), release.time()));
    }
}
