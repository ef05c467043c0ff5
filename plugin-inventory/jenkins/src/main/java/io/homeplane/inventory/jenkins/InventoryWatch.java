package io.homeplane.inventory.jenkins;

import hudson.model.TaskListener;
import io.homeplane.inventory.api.Known;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.read.InventorySnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One registered inventory as it was last seen: its files, and what its servers said of them. */
final class InventoryWatch {
    private static final Duration FILES_AGE = Duration.ofSeconds(10);
    private static final Duration SERVERS_AGE = Duration.ofSeconds(30);

    private final RegisteredInventory inventory;
    private final ServerStates states;
    private final Watch<Files> files = new Watch<>(this::read, FILES_AGE);
    private final Watch<Survey> servers = new Watch<>(this::ask, SERVERS_AGE);

    private record Files(String revision, InventorySnapshot snapshot) {}

    private record Survey(InventorySnapshot snapshot, Plan plan, Instant asked) {}

    InventoryWatch(RegisteredInventory inventory, ServerStates states) {
        this.inventory = inventory;
        this.states = states;
    }

    /** Looks at the files, and at the servers too where it matters what they say. */
    Known known(boolean askServers) {
        Watch.Sight<Survey> said = askServers ? servers.look() : servers.glance();
        Watch.Sight<Files> seen = files.look();
        Files now = seen.value();
        InventorySnapshot snapshot = now == null ? null : now.snapshot();
        // What servers said of other files says nothing of these.
        Survey survey = said.value() != null && said.value().snapshot().equals(snapshot) ? said.value() : null;
        return new Known(
                inventory.getName(),
                now == null ? "" : now.revision(),
                snapshot,
                survey == null ? null : survey.plan(),
                survey == null ? null : survey.asked(),
                seen.refreshing() || said.refreshing(),
                seen.problem().isEmpty() ? said.problem() : seen.problem());
    }

    /** The next who looks has all of it seen anew: something was deployed or registered. */
    void outdated() {
        files.outdated();
        servers.outdated();
    }

    private Files read() throws IOException {
        RunInventory source = Checkouts.open(inventory, "");
        return new Files(
                source.revision(),
                ReadInventory.snapshot(Path.of(source.directory().getRemote()), InventoryRules.installed()));
    }

    private Survey ask() throws Exception {
        InventorySnapshot snapshot = read().snapshot();
        ServerStates.Question question = states.question(snapshot.inventory(), null, TaskListener.NULL);
        Plan plan = Planner.plan(snapshot, question.ask(snapshot));
        return new Survey(snapshot, plan, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }
}
