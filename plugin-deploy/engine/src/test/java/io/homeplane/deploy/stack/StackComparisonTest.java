package io.homeplane.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.plan.Action;
import io.homeplane.inventory.plan.StackState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StackComparisonTest {
    private static final String HEAD = "state=/s\nsalt=aa\ndocker=/usr/bin/docker\n";
    private static final String RUNNING = "of=web|container=web-app-1|app|running|Up 2 hours|False\n";

    private final Repository repository = new Repository()
            .with("stacks/web/compose.yaml", "services: {}")
            .with("stacks/web/.sops.env", "cipher text")
            .with("stacks/web/conf/site.conf", "listen");
    private Map<String, String> environment = Map.of("TZ", "UTC");
    private final String record = record();

    @Test
    void shouldBeUnchangedWhenNothingDiffersAndAllServe() throws Exception {
        StackState state = state(record + RUNNING);

        assertThat(state).isEqualTo(new StackState(Action.UNCHANGED, List.of(), "r1", "2026-01-02T03:04:05Z"));
    }

    @Test
    void shouldNameEachFileThatDiffersWithoutDecryptingIt() throws Exception {
        repository
                .with("stacks/web/.sops.env", "other cipher text")
                .with("stacks/web/new.conf", "x")
                .without("stacks/web/conf/site.conf");
        environment = Map.of("TZ", "Europe/Zurich");

        StackState state = state(record + RUNNING);

        assertThat(state.action()).isEqualTo(Action.DEPLOY);
        assertThat(state.reasons())
                .containsExactly(
                        "its environment block changed",
                        ".sops.env changed",
                        "conf/site.conf is gone",
                        "new.conf is new");
    }

    @Test
    void shouldCountTheFilesBeyondTheFirstFour() throws Exception {
        for (int i = 0; i < 9; i++) {
            repository.with("stacks/web/new" + i, "x");
        }

        assertThat(state(record + RUNNING).reasons()).hasSize(5).endsWith("5 more files changed");
    }

    @Test
    void shouldSayWhatDrifted() throws Exception {
        StackState stopped = state(record + "of=web|container=web-app-1|app|exited|Exited (137) 3 minutes ago|False\n");
        assertThat(stopped.action()).isEqualTo(Action.DRIFTED);
        assertThat(stopped.reasons()).containsExactly("container web-app-1 does not serve (Exited (137))");

        assertThat(state(record).reasons()).containsExactly("service app has no container");
    }

    @Test
    void shouldDeployWhatNobodyDeployedYet() throws Exception {
        assertThat(state("").reasons()).containsExactly("first deploy");
        assertThat(state("").action()).isEqualTo(Action.DEPLOY);
    }

    @Test
    void shouldNotTakeWhatAnotherToolDeployedForItsOwn() throws Exception {
        assertThat(state(RUNNING).action()).isEqualTo(Action.ADOPT);
        assertThat(state(RUNNING).reasons().get(0)).contains("web-app-1", "was not deployed by Homeplane");
    }

    @Test
    void shouldKnowNothingWithoutDockerOrWhileADeployRuns() throws Exception {
        assertThat(state(record + "error=permission denied\n"))
                .isEqualTo(StackState.unknown("docker does not answer there (permission denied);"
                        + " start it, or let the login user use it"));
        assertThat(state(record.replace("\nrecord=", "\nheld=1795000000 build #7\nrecord=") + RUNNING))
                .satisfies(state -> assertThat(state.action()).isEqualTo(Action.UNKNOWN))
                .satisfies(state -> assertThat(state.reasons().get(0)).contains("build #7 deploys it since"));
    }

    @Test
    void shouldDeployWhatWasLeftHalfWay() throws Exception {
        assertThat(state("project=web\nunresolved=t9\n").action()).isEqualTo(Action.DEPLOY);
        assertThat(state(record + "stuck=yes\n" + RUNNING).reasons())
                .containsExactly("the last deploy could not be put back");
    }

    private StackState state(String answer) throws Exception {
        TargetState target = ServerAnswer.parse(HEAD + answer).of("web");
        return new StackComparison(target, sources(), "web").state();
    }

    private StackSources sources() throws DeployException {
        return new SourceReader(
                        Stacks.of("web", "stacks/web/compose.yaml", environment),
                        repository,
                        new Sentences("web", "home"))
                .read();
    }

    private String record() {
        try {
            StackSources sources = sources();
            Digest digest = new Digest("aa");
            return "project=other\nrecord={}\nproject=web\nrecord="
                    + new ReleaseRecord(
                                    "r1",
                                    "t1",
                                    "web",
                                    "web",
                                    "",
                                    digest.of(sources.canonical("web")),
                                    "",
                                    "2026-01-02T03:04:05Z",
                                    "",
                                    Map.of(),
                                    List.of("app"),
                                    List.of(),
                                    new TreeMap<>(sources.fingerprints(digest)))
                            .toJson()
                    + "\ncontainers=\nof=other|container=other-1|x|exited|Exited (1)|False\n";
        } catch (DeployException e) {
            throw new IllegalStateException(e);
        }
    }
}
