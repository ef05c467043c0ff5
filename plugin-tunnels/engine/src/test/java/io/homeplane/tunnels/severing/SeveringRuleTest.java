package io.homeplane.tunnels.severing;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.PlannedStack;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.TargetState;
import io.homeplane.inventory.read.InventorySnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans and validation know what deploys cut. */
class SeveringRuleTest {
    private static final String TUNNEL = "server = 'vps'; via = 'pangolin'; address = 'ssh.private.example.com'";

    @TempDir
    Path directory;

    private HomelabFiles lab() throws IOException {
        return new HomelabFiles(directory)
                .stack("plane", "hub", "core: {image: 'jenkins:lts'}")
                .stack("site", "vps", "newt: {image: 'fosrl/newt:1'}", "auto_update = true")
                .stack("blog", "vps", "blog: {image: 'ghost:5'}");
    }

    @Test
    void shouldPlanWhatEachDeployCutsAndKeepItOutOfBatches() throws IOException {
        Plan plan = planned(lab().path(TUNNEL)
                .path("server = 'vps'; via = 'ssh'; address = '203.0.113.7'; emergency = true")
                .read(new SeveringRule()));

        assertThat(line(plan, "site").severs()).containsExactly("path:vps/pangolin");
        assertThat(line(plan, "site").batch()).isFalse();
        assertThat(line(plan, "site").reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .contains("cuts vps/pangolin: its container newt is the end of the tunnel on vps")
                        .contains("site cannot be deployed again; way out: vps/ssh"));
        assertThat(line(plan, "plane").severs()).containsExactly("plane");
        assertThat(line(plan, "plane").batch()).isFalse();
        assertThat(line(plan, "blog").severs()).isEmpty();
        assertThat(line(plan, "blog").batch()).isTrue();
    }

    @Test
    void shouldFailValidationWhenThereIsNoWayOut() throws IOException {
        InventorySnapshot snapshot = lab().path(TUNNEL).read(new SeveringRule());

        assertThat(snapshot.inventory().hasErrors()).isTrue();
        assertThat(snapshot.inventory().problems()).extracting(Problem::code).containsExactly("HP0060", "HP0062");
    }

    @Test
    void shouldBeSilencedWithAReasonLikeEveryCheck() throws IOException {
        InventorySnapshot snapshot = lab().stack("spare", "vps", "newt2: {image: 'fosrl/newt:1'}", "auto_update = true")
                .path(TUNNEL)
                .path("server = 'vps'; via = 'ssh'; address = '203.0.113.7'; emergency = true")
                .line("# plane-ignore HP0062: watched while it updates")
                .stack("watched", "vps", "newt3: {image: 'fosrl/newt:1'}", "auto_update = true")
                .read(new SeveringRule());

        assertThat(snapshot.inventory().problems())
                .extracting(Problem::path)
                .containsExactly("stack.site.config.auto_update", "stack.spare.config.auto_update");
    }

    @Test
    void shouldTravelToTheMachineThatHasTheFiles() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new SeveringRule());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(new SeveringRule());
        }
    }

    private static Plan planned(InventorySnapshot snapshot) {
        return Planner.plan(snapshot, TargetState.OFFLINE);
    }

    private static PlannedStack line(Plan plan, String stack) {
        return plan.stacks().stream()
                .filter(line -> line.stack().equals(stack))
                .findFirst()
                .orElseThrow();
    }
}
