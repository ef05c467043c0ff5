package io.homeplane.inventory.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.plan.Plan;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.TargetState;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Circles in the order of stacks are shown all the way round, with the place of every reason. */
class OrderCheckTest {
    private static final String PLAIN = "services: { app: { image: x } }\n";
    private static final String PROCEDURE = """
            [[procedure]]
            name = "%s"
            [[procedure.config.stage]]
            executions = [{ execution.type = "DeployStack", execution.params.stack = "%s" }]
            [[procedure.config.stage]]
            executions = [{ execution.type = "DeployStack", execution.params.stack = "%s" }]
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void writeServer() throws IOException {
        write("servers.toml", "[[server]]\nname = \"home\"\nconfig.address = \"10.0.0.4\"\n");
    }

    @Test
    void shouldShowACircleThatAfterAndDeployTablesCloseTogether() throws IOException {
        stack("a", "after = [\"b\"]", PLAIN);
        stack("b", "", PLAIN);
        stack("c", "after = [\"a\"]", PLAIN);
        write("rules.toml", "\n[[deploy]]\nstack = \"b\"\nafter = [\"c\"]\n");

        assertThat(problems())
                .containsExactly("a.toml: error[HP0028] stack.a.after: the order is a circle:"
                        + " a waits for b (after b, a.toml:1:1), b waits for c (after c, rules.toml:2:1),"
                        + " c waits for a (after a, c.toml:1:1)");
        assertThat(plan().cycles()).containsExactly(List.of("a", "b", "c", "a"));
    }

    @Test
    void shouldShowAStackThatWaitsForItself() throws IOException {
        stack("a", "after = [\"a\"]", PLAIN);

        assertThat(problems())
                .containsExactly("a.toml: error[HP0028] stack.a.after: the order is a circle: a waits for itself");
    }

    @Test
    void shouldShowACircleOfNetworksWithThePlacesInTheComposeFiles() throws IOException {
        stack("a", "", network("own", "b_own"));
        stack("b", "", network("own", "a_own"));

        assertThat(problems())
                .containsExactly("b/compose.yaml: warning[HP0036] stack.b: the order is a circle:"
                        + " b waits for a (its network a_own is made by a, b/compose.yaml:4:3),"
                        + " a waits for b (its network b_own is made by b, a/compose.yaml:4:3);"
                        + " the first of these does not order the plan");
        assertThat(plan().cycles()).containsExactly(List.of("a", "b", "a"));
        assertThat(plan().stacks()).extracting("stack").containsExactly("b", "a");
    }

    @Test
    void shouldShowANetworkThatWhatIsStatedRulesOut() throws IOException {
        stack("a", "after = [\"b\"]", network("own", "c_own"));
        stack("b", "", network("own", "a_own"));
        stack("c", "after = [\"a\"]", network("own", "d_own"));

        assertThat(problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("a/compose.yaml: warning[HP0036] stack.a: ")
                        .contains("a waits for c (its network c_own is made by c, a/compose.yaml:4:3),"
                                + " c waits for a (after a, c.toml:1:1)"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("b waits for a (its network a_own is made by a, b/compose.yaml:4:3),"
                                + " a waits for b (after b, a.toml:1:1)"));
    }

    @Test
    void shouldWarnOnceOfAProcedureWithAnotherOrder() throws IOException {
        stack("a", "after = [\"b\"]", PLAIN);
        stack("b", "", PLAIN);
        write("procedures.toml", PROCEDURE.formatted("recover", "a", "b"));

        assertThat(problems())
                .containsExactly("procedures.toml: warning[HP0036] stack.b: the order is a circle:"
                        + " b waits for a (procedure recover deploys a first, procedures.toml:5:1),"
                        + " a waits for b (after b, a.toml:1:1); the first of these does not order the plan");
        assertThat(plan().cycles()).isEmpty();
    }

    @Test
    void shouldShowTheShortestWayRoundALongChain() throws IOException {
        int length = 400;
        stack("s0", "", network("own", "s" + length + "_own"));
        for (int index = 1; index <= length; index++) {
            stack("s" + index, "after = [\"s" + (index - 1) + "\", \"s0\"]", network("own", "nowhere"));
        }

        assertThat(problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .contains("s0 waits for s400 (its network s400_own is made by s400, s0/compose.yaml:4:3),"
                                + " s400 waits for s0 (after s0, s400.toml:1:1);"));
    }

    private static String network(String own, String external) {
        return "services: { app: { image: x, networks: [" + own + ", other] } }\nnetworks:\n  " + own
                + ": {}\n  other: { external: true, name: " + external + " }\n";
    }

    private void stack(String name, String more, String compose) throws IOException {
        write(name + "/compose.yaml", compose);
        write(
                name + ".toml",
                "[[stack]]\nname = \"" + name + "\"\n" + more + "\nconfig.server = \"home\"\nconfig.run_directory = \""
                        + name + "\"\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private List<String> problems() {
        return InventoryReader.read(directory).problems().stream()
                .map(OrderCheckTest::shown)
                .toList();
    }

    private static String shown(Problem problem) {
        return problem.position().file() + ": " + problem.severity().word() + "[" + problem.code() + "] "
                + problem.path() + ": " + problem.message();
    }

    private Plan plan() {
        InventorySnapshot snapshot = InventoryReader.snapshot(directory);
        return Planner.plan(snapshot, TargetState.OFFLINE);
    }
}
