package io.homeplane.tunnels.probe;

import static io.homeplane.tunnels.probe.Verdicts.path;
import static io.homeplane.tunnels.probe.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckResultTest {
    @Test
    void shouldReachAServerWhenOneOfItsPathsIsUp() {
        CheckResult result = new CheckResult(List.of(
                verdict(path("web1", "lan", "ssh", false), Verdict.DOWN, "refused."),
                verdict(path("web1", "tailscale", "ssh", false), Verdict.DEGRADED, "relayed.")));
        assertThat(result.allReachable()).isTrue();
        assertThat(result.failure()).isEmpty();
    }

    @Test
    void shouldNotCountAnEmergencyPathAsReachable() {
        CheckResult result = new CheckResult(List.of(
                verdict(path("web1", "tailscale", "ssh", false), Verdict.DOWN, "timed out."),
                verdict(path("web1", "ssh", "ssh", true), Verdict.UP, "")));
        assertThat(result.unreachable()).containsExactly("web1");
        assertThat(result.failure()).isEqualTo("timed out.");
    }

    @Test
    void shouldNotCountAProbedPortAsAWayToDeploy() {
        CheckResult result = new CheckResult(List.of(
                verdict(path("web1", "pangolin", "https", false), Verdict.UP, ""),
                verdict(path("web1", "pangolin", "ssh", false), Verdict.DOWN, "refused.")));
        assertThat(result.unreachable()).containsExactly("web1");
    }

    @Test
    void shouldReachAServerOverWhatItHas() {
        CheckResult result = new CheckResult(List.of(
                verdict(path("nas", "lan", "tcp", false), Verdict.UP, ""),
                verdict(path("vps", "ssh", "ssh", true), Verdict.UP, "")));
        assertThat(result.allReachable()).isTrue();
    }

    @Test
    void shouldPrintTheFieldsThatOthersRelyOn() {
        CheckResult result =
                new CheckResult(List.of(verdict(path("web1", "lan", "ssh", false), Verdict.DOWN, "say \"no\".")));
        assertThat(Json.text(VerdictDocument.of(result)))
                .isEqualTo("[{\"server\":\"web1\",\"path\":\"lan\",\"verdict\":\"down\",\"layer\":\"login\","
                        + "\"reason\":\"say \\\"no\\\".\",\"milliseconds\":12,\"relay\":false,"
                        + "\"name\":\"web1/lan\",\"layers\":[]}]");
        assertThat(VerdictDocument.of(new CheckResult(List.of()))).isEmpty();
    }
}
