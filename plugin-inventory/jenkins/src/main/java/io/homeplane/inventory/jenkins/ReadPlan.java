package io.homeplane.inventory.jenkins;

import hudson.remoting.VirtualChannel;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.read.PlanRule;
import java.io.File;
import jenkins.MasterToSlaveFileCallable;

/** Plans an inventory on the machine that its files are on, and asks the servers from there. */
final class ReadPlan extends MasterToSlaveFileCallable<Plan> {
    private static final long serialVersionUID = 1L;

    private final PlanRule rule;
    private final ServerStates.Question question;

    ReadPlan(PlanRule rule, ServerStates.Question question) {
        this.rule = rule;
        this.question = question;
    }

    @Override
    public Plan invoke(File directory, VirtualChannel channel) throws InterruptedException {
        InventorySnapshot snapshot = ReadInventory.snapshot(directory.toPath(), rule);
        return Planner.plan(snapshot, question.ask(snapshot));
    }
}
