package io.homeplane.tunnels.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Lab;
import io.homeplane.tunnels.connect.Layer;
import io.homeplane.tunnels.connect.SshConnector;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Probes the lab's servers over the network between its namespaces. */
class RealPathsIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private Lab lab;
    private TunnelCheck check;

    @BeforeEach
    void checkTheLab() throws IOException {
        lab = Lab.assumeRunning();
        check = TunnelCheck.over(new SshConnector(lab.keys(), ConnectTimeouts.DEFAULT, notice -> {}));
    }

    @Test
    void shouldSayThatTheLabsServersAreUp() throws Exception {
        CheckResult result = check.check(List.of(lab.home(), lab.vps()), TIMEOUT);
        assertThat(result.failure()).isEmpty();
        assertThat(result.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.layer()).isEqualTo(Layer.LOGIN));
    }

    @Test
    void shouldNameTheLayerOfEachThatIsNot() throws Exception {
        ServerPath otherKey =
                lab.path("home", lab.home().address(), 22, lab.vps().hostKey());
        ServerPath closed = lab.path("home", lab.home().address(), 9, lab.home().hostKey());
        ServerPath nobody = lab.path("nobody", "10.77.0.250", 22, "");
        CheckResult result = check.check(List.of(otherKey, closed, nobody), Duration.ofSeconds(5));
        assertThat(result.verdicts())
                .extracting(verdict -> verdict.layer().label(), PathVerdict::verdict)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ssh", Verdict.DOWN),
                        org.assertj.core.groups.Tuple.tuple("tcp", Verdict.DOWN),
                        org.assertj.core.groups.Tuple.tuple("tcp", Verdict.DOWN));
        assertThat(result.verdicts().get(0).reason()).contains("SHA256:");
        assertThat(result.unreachable()).containsExactly("home", "nobody");
    }

    @Test
    void shouldLeaveNoThreadOrDescriptorBehindAfterManyChecks() throws Exception {
        check.check(List.of(lab.home()), TIMEOUT);
        long before = descriptors();
        List<ServerPath> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(i % 2 == 0 ? lab.home() : lab.path("home", lab.home().address(), 9, ""));
        }
        check.check(many, TIMEOUT);
        org.awaitility.Awaitility.await()
                .atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(before + 2));
    }

    private static long descriptors() throws IOException {
        try (var open = java.nio.file.Files.list(java.nio.file.Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }
}
