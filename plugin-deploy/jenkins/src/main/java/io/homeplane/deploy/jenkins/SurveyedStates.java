package io.homeplane.deploy.jenkins;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.homeplane.deploy.stack.Surveyor;
import io.homeplane.inventory.jenkins.ServerStates;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.plan.TargetState;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.jenkins.SshKeyring;
import java.time.Duration;

/** Asks the servers over SSH what runs on them. */
@Extension
public final class SurveyedStates extends ServerStates {
    private static final Duration WITHIN = Duration.ofSeconds(20);

    @Override
    public Question question(Inventory inventory, Run<?, ?> run, TaskListener listener) {
        SshKeyring keys =
                run == null ? SshKeyring.ofController(inventory.paths()) : SshKeyring.forPaths(run, inventory.paths());
        return new Survey(keys, listener);
    }

    /** The question with the keys it needs; goes to an agent. */
    public static final class Survey implements Question {
        private static final long serialVersionUID = 1L;

        private final SshKeyring keys;
        private final TaskListener listener;

        Survey(SshKeyring keys, TaskListener listener) {
            this.keys = keys;
            this.listener = listener;
        }

        @Override
        public TargetState ask(InventorySnapshot snapshot) throws InterruptedException {
            try (Connections connections = keys.connections(listener)) {
                return new Surveyor(connections, WITHIN).ask(snapshot);
            }
        }
    }
}
