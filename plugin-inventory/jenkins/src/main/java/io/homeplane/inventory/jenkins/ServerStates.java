package io.homeplane.inventory.jenkins;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.plan.StackState;
import io.homeplane.inventory.plan.TargetState;
import io.homeplane.inventory.read.InventorySnapshot;
import java.io.Serializable;

/** Asks servers what runs on them. The deploy plugin has the extension that does; without it the answer is unknown. */
public abstract class ServerStates implements ExtensionPoint {
    /**
     * Collects on the controller what asking needs, such as SSH keys.
     *
     * @param run whose credentials are used; null for a page, which uses those of the whole controller
     * @param listener hears what a person should read
     */
    public abstract Question question(Inventory inventory, Run<?, ?> run, TaskListener listener);

    /** A question on its way to the machine that the inventory's files are on, which asks it. */
    public interface Question extends Serializable {
        /** What the servers say; never fails, silent ones are unknown with the reason. */
        TargetState ask(InventorySnapshot snapshot) throws InterruptedException;
    }

    /** The one extension there is; one that asks nobody without the deploy plugin. */
    static ServerStates installed() {
        for (ServerStates states : ExtensionList.lookup(ServerStates.class)) {
            return states;
        }
        return silent("no server was asked: the plugin homeplane-deploy, which does that, is not installed");
    }

    /** The one extension there is whenever it is asked: plugins may come later than whoever holds this. */
    static ServerStates whicheverIsInstalled() {
        return new ServerStates() {
            @Override
            public Question question(Inventory inventory, Run<?, ?> run, TaskListener listener) {
                return installed().question(inventory, run, listener);
            }
        };
    }

    /** Asks nobody, and says why. */
    public static ServerStates silent(String reason) {
        return new ServerStates() {
            @Override
            public Question question(Inventory inventory, Run<?, ?> run, TaskListener listener) {
                return nobody(reason);
            }
        };
    }

    /** Asks nobody, and says why. */
    static Question nobody(String reason) {
        return new Nobody(reason);
    }

    /** Asks nobody. */
    public record Nobody(String reason) implements Question {
        @Override
        public TargetState ask(InventorySnapshot snapshot) {
            return stack -> StackState.unknown(reason);
        }
    }
}
