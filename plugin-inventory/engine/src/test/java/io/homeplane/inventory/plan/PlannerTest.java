package io.homeplane.inventory.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.json.Json;
import io.homeplane.inventory.json.PlanDocument;
import io.homeplane.inventory.json.PlanText;
import io.homeplane.inventory.model.Hook;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventoryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    @TempDir
    Path directory;

    @Test
    void shouldPutAStackAfterTheOneThatMakesItsNetwork() throws IOException {
        stack("agent", "services: {a: {image: x, networks: [edge]}}\nnetworks: {edge: {external: true, name: edge}}");
        stack("gateway", "services: {a: {image: x, networks: [edge]}}\nnetworks: {edge: {name: edge}}");

        Plan plan = plan("");

        assertThat(waves(plan)).isEqualTo(Map.of("gateway", 1, "agent", 2));
        assertThat(plan.stacks().get(1).reasons()).contains("its network edge is made by gateway");
    }

    @Test
    void shouldListOrphansLastAndNeverInAWave() throws IOException {
        stack("web", "services: {a: {image: x}}");
        StackState state = new StackState(Action.ORPHAN, List.of("it runs there"), "r1", "2026-01-02T03:04:05Z");
        TargetState targets = new TargetState() {
            @Override
            public StackState of(io.homeplane.inventory.model.Stack stack) {
                return StackState.unknown("not asked");
            }

            @Override
            public List<Orphan> orphans() {
                return List.of(new Orphan("old", "home", state));
            }
        };

        Plan plan = plan("", targets);

        assertThat(plan.stacks()).extracting(PlannedStack::stack).containsExactly("web", "old");
        assertThat(plan.stacks().get(1).wave()).isZero();
        assertThat(PlanText.table(plan)).contains("not in the inventory\n  old  home  orphan     it runs there\n");
    }

    @Test
    void shouldFollowTheStagesOfAProcedure() throws IOException {
        stack("second", "services: {a: {image: x}}");
        stack("first", "services: {a: {image: x}}");

        Plan plan = plan("""
                [[procedure]]
                name = "edge"
                [[procedure.config.stage]]
                name = "one"
                executions = [{ execution.type = "DeployStack", execution.params.stack = "first" }]
                [[procedure.config.stage]]
                name = "two"
                executions = [{ execution.type = "DeployStack", execution.params.stack = "second" }]
                """);

        assertThat(waves(plan)).isEqualTo(Map.of("first", 1, "second", 2));
    }

    @Test
    void shouldNotLetAProcedureContradictWhatIsStated() throws IOException {
        stack("first", "services: {a: {image: x}}", "after = [\"second\"]");
        stack("second", "services: {a: {image: x}}");

        Plan plan = plan("""
                [[procedure]]
                name = "edge"
                [[procedure.config.stage]]
                name = "one"
                executions = [{ execution.type = "DeployStack", execution.params.stack = "first" }]
                [[procedure.config.stage]]
                name = "two"
                executions = [{ execution.type = "DeployStack", execution.params.stack = "second" }]
                """);

        assertThat(waves(plan)).isEqualTo(Map.of("second", 1, "first", 2));
        assertThat(plan.cycles()).isEmpty();
    }

    @Test
    void shouldShowACycleOnceWithItsWholeLength() throws IOException {
        stack("a", "services: {a: {image: x}}", "after = [\"b\"]");
        stack("b", "services: {a: {image: x}}", "after = [\"a\"]");

        assertThat(plan("").cycles()).containsExactly(List.of("a", "b", "a"));
    }

    @Test
    void shouldOrderAChainThatIsLongerThanTheCallStack() {
        int length = 20_000;
        List<Stack> stacks = new ArrayList<>();
        for (int index = 0; index < length; index++) {
            List<String> after = index + 1 < length ? List.of("s" + (index + 1)) : List.of();
            stacks.add(new Stack(
                    "s" + index,
                    Position.of("x.toml"),
                    "",
                    List.of(),
                    "web1",
                    "s" + index,
                    "",
                    List.of("compose.yaml"),
                    Map.of(),
                    Hook.NONE,
                    Hook.NONE,
                    after,
                    false));
        }
        Inventory inventory = new Inventory("", List.of(), stacks, List.of(), List.of(), List.of(), List.of());

        Plan plan = Planner.plan(inventory, Map.of(), TargetState.OFFLINE);

        assertThat(plan.cycles()).isEmpty();
        assertThat(plan.stacks().get(0).stack()).isEqualTo("s" + (length - 1));
        assertThat(waves(plan)).containsEntry("s0", length);
    }

    @Test
    void shouldSayThatNothingIsKnownOfTheServersOffline() throws IOException {
        stack("app", "services: {a: {image: x}}");

        Plan plan = plan("");

        assertThat(PlanText.table(plan)).contains("wave 1", "app", "unknown", "its server was not asked");
        assertThat(Json.text(PlanDocument.of(plan, "abc")))
                .isEqualTo(
                        "{\"revision\":\"abc\",\"stacks\":[{\"stack\":\"app\",\"server\":\"web1\",\"wave\":1,\"action\":\"unknown\","
                                + "\"reasons\":[\"offline: its server was not asked\"],\"severs\":[],\"batch\":true}],\"cycles\":[]}");
    }

    private final StringBuilder toml =
            new StringBuilder("[[server]]\nname = \"web1\"\nconfig.address = \"10.0.0.4\"\n");

    private void stack(String name, String compose) throws IOException {
        stack(name, compose, "");
    }

    private void stack(String name, String compose, String more) throws IOException {
        Files.createDirectories(directory.resolve(name));
        Files.writeString(directory.resolve(name).resolve("compose.yaml"), compose + "\n");
        toml.append("[[stack]]\nname = \"%s\"\n%s\n[stack.config]\nserver = \"web1\"\nrun_directory = \"%s\"\n"
                .formatted(name, more, name));
    }

    private Plan plan(String more) throws IOException {
        return plan(more, TargetState.OFFLINE);
    }

    private Plan plan(String more, TargetState targets) throws IOException {
        Files.writeString(directory.resolve("inventory.toml"), toml + more);
        return Planner.plan(InventoryReader.snapshot(directory), targets);
    }

    private static Map<String, Integer> waves(Plan plan) {
        return plan.stacks().stream().collect(Collectors.toMap(PlannedStack::stack, PlannedStack::wave));
    }
}
