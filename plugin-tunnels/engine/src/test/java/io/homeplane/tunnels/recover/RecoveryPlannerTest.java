package io.homeplane.tunnels.recover;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.severing.HomelabFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryPlannerTest {
    private static final String SSH = "server = 'vps'; via = 'pangolin'; address = 'ssh.private.example.com'";
    private static final String EMERGENCY =
            "server = 'vps'; via = 'ssh'; address = '203.0.113.7'; port = 2244; emergency = true";

    @TempDir
    Path directory;

    private HomelabFiles lab;

    @BeforeEach
    void aTunnel() throws IOException {
        lab = new HomelabFiles(directory)
                .stack("plane", "hub", "core: {image: 'jenkins:lts', network_mode: host}")
                .stack("client", "hub", "olm: {image: 'fosrl/olm:1', network_mode: host}")
                .stack("site", "vps", "newt: {image: 'fosrl/newt:1.15', networks: [agents]}")
                .stack(
                        "relay",
                        "vps",
                        "pangolin: {image: 'fosrl/pangolin:1'}, gerbil: {image: 'fosrl/gerbil:1', ports: ['51820:51820/udp']}")
                .stack("blog", "vps", "blog: {image: 'ghost:5'}");
    }

    @Test
    void shouldRestartTheRelayFirstThenTheEndsAndTheControlLast() throws IOException {
        assertThat(targets(lab.path(SSH).path(EMERGENCY)))
                .containsExactly(
                        "container gerbil on vps",
                        "container newt on vps",
                        "container olm on hub",
                        "container pangolin on vps",
                        "unit systemd-resolved on hub");
    }

    @Test
    void shouldRestartWhatThePathStatesAndNothingElse() throws IOException {
        assertThat(
                        targets(
                                lab.path(
                                        SSH
                                                + "; carried_by = ['relay']; recover = ['container:newt@vps', 'site', 'unit:olm.service@hub']")))
                .containsExactly("container newt on vps", "stack site on vps", "unit olm.service on hub");
    }

    @Test
    void shouldRestartWhatCarriesThePathWhenThatIsStated() throws IOException {
        assertThat(targets(lab.path(SSH + "; carried_by = ['site', 'container:gerbil@vps']")))
                .containsExactly("stack site on vps", "container gerbil on vps", "unit systemd-resolved on hub");
    }

    @Test
    void shouldRestartTheDaemonOfItsKindWhenNoContainerDoesItsWork() throws IOException {
        assertThat(targets(lab.path("server = 'vps'; via = 'tailscale'; address = '100.64.0.7'")))
                .containsExactly("unit tailscaled on vps", "unit systemd-resolved on hub");
    }

    @Test
    void shouldGoOverEveryOtherPathAndTheEmergencyOneLast() throws IOException {
        lab.path(SSH).path(EMERGENCY).path("server = 'vps'; via = 'lan'; address = '10.0.0.9'; priority = 200");
        List<RecoveryPlan> plans = RecoveryPlanner.plans(lab.read(), "vps");

        assertThat(plans).extracting(plan -> plan.path().name()).containsExactly("vps/pangolin", "vps/lan");
        assertThat(plans.get(0).ways().get("vps")).extracting(ServerPath::name).containsExactly("vps/lan", "vps/ssh");
        assertThat(plans.get(0).ways().get("hub")).extracting(ServerPath::via).containsExactly("local");
        assertThat(plans.get(0).paths()).hasSize(4);
    }

    @Test
    void shouldPlanNothingForAServerThatNoTunnelLeadsTo() throws IOException {
        assertThat(RecoveryPlanner.plans(lab.path(EMERGENCY).read(), "hub")).isEmpty();
    }

    private static List<String> targets(HomelabFiles lab) throws IOException {
        return RecoveryPlanner.plans(lab.read(), "vps").get(0).targets().stream()
                .map(RecoveryTarget::toString)
                .toList();
    }
}
