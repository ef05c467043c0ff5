package io.homeplane.inventory.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.order.DeployRules;
import io.homeplane.inventory.plan.PlannedStack;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.plan.TargetState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of docs/inventory.md are one sound inventory. */
class InventoryPageTest {
    private static final String COMPOSE = """
            services:
              app: { image: busybox, container_name: STACK-app }
              db: { image: busybox, container_name: STACK-db }
            """;

    @TempDir
    Path directory;

    private String page;

    @BeforeEach
    void writeTheExamples() throws IOException {
        page = Files.readString(pageFile());
        List<String> examples = Pattern.compile("```toml\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        for (int index = 0; index < examples.size(); index++) {
            Files.writeString(directory.resolve("example-" + index + ".toml"), examples.get(index));
        }
        Path acl = directory.resolve("tailscale/policy.hujson");
        Files.createDirectories(acl.getParent());
        int start = page.indexOf("```jsonc\n") + "```jsonc\n".length();
        Files.writeString(acl, page.substring(start, page.indexOf("```", start)));
        for (String stack : List.of("edge-gateway", "tunnel", "notes", "plane")) {
            Path compose = directory.resolve("stacks").resolve(stack).resolve("compose.yaml");
            Files.createDirectories(compose.getParent());
            Files.writeString(compose, COMPOSE.replace("STACK", stack));
        }
    }

    @Test
    void shouldReadEveryExampleWithoutAProblem() {
        Inventory inventory = InventoryReader.read(directory);

        assertThat(inventory.problems()).isEmpty();
        assertThat(inventory.stacks()).hasSize(4);
        assertThat(inventory.policies()).hasSize(2);
        assertThat(inventory.declarations())
                .extracting(declaration -> declaration.kind())
                .contains("cluster", "app", "nixos", "terraform", "playbook", "backup", "probe");
        assertThat(inventory.declarations("backup").get(0).number("keep", 0)).isEqualTo(14);
        assertThat(inventory.declarations("probe").get(0).texts("stacks")).containsExactly("notes", "edge-gateway");
    }

    @Test
    void shouldShowEveryKeyOfEveryTable() {
        for (String kind : ResourceKinds.HOMEPLANE) {
            assertThat(page).contains("[[" + kind + "]]");
            assertThat(Shapes.of(kind).keys().keySet())
                    .as(kind)
                    .allSatisfy(key -> assertThat(page).containsPattern("(?m)^" + key + "[ .].*=|`" + key + "`"));
        }
    }

    @Test
    void shouldTakeEachPartOfAPath() {
        List<ServerPath> paths = InventoryReader.read(directory).pathsTo("edge");

        assertThat(paths).hasSize(2);
        assertThat(paths.get(0)).satisfies(path -> {
            assertThat(path.jump()).isEqualTo("home");
            assertThat(path.through()).extracting(ServerPath::server).containsOnly("home");
            assertThat(path.become()).isEqualTo("sudo");
            assertThat(path.carriedBy()).containsExactly("tunnel");
            assertThat(path.recover()).containsExactly("tunnel", "unit:systemd-resolved@home");
            assertThat(path.priority()).isEqualTo(10);
        });
        assertThat(paths.get(1)).satisfies(path -> {
            assertThat(path.emergency()).isTrue();
            assertThat(path.proxy()).isEqualTo("socks5://127.0.0.1:1055");
            assertThat(path.port()).isEqualTo(2244);
        });
    }

    @Test
    void shouldLetALaterDeployTableOverrideAnEarlierOne() {
        InventorySnapshot snapshot = InventoryReader.snapshot(directory);
        DeployRules rules = DeployRules.of(snapshot.inventory());

        assertThat(rules.of("notes")).satisfies(rule -> {
            assertThat(rule.health(120)).isEqualTo(180);
            assertThat(rule.confirm(30)).isEqualTo(30);
            assertThat(rule.maxParallel(1)).isEqualTo(4);
            assertThat(rule.upTimeout(0)).isEqualTo(300);
            assertThat(rule.holds()).isTrue();
            assertThat(rule.backupFirst()).isEqualTo("notes");
            assertThat(rule.atRest()).isTrue();
        });
        assertThat(rules.of("edge-gateway").excludeFromBatch()).isTrue();
        assertThat(rules.of("tunnel").atRest()).isFalse();
        assertThat(Planner.plan(snapshot, TargetState.OFFLINE).stacks())
                .filteredOn(stack -> !stack.batch())
                .extracting(PlannedStack::stack)
                .containsExactly("edge-gateway", "tunnel");
        assertThat(Planner.plan(snapshot, TargetState.OFFLINE).stacks())
                .filteredOn(stack -> stack.stack().equals("notes"))
                .singleElement()
                .extracting(PlannedStack::wave)
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[[deploy]]~stack = 'nots' | HP0024 | did you mean \"notes\"?",
                "[[deploy]]~stack = '\\(\\' | HP0025 |",
                "[[deploy]]~after = ['nowhere'] | HP0021 |",
                "[[deploy]]~rollback = 'never' | HP0012 |",
                "[[deploy]]~before = 'dump' | HP0012 | name a [[backup]] table",
                "[[deploy]]~before = 'backup:none' | HP0022 |",
                "[[deploy]]~health = 0 | HP0012 |",
                "[[path]]~server = 'edge'~become = 'su' | HP0012 |",
                "[[path]]~server = 'edge'~carried_by = ['tunel'] | HP0021 | did you mean \"tunnel\"?",
                "[[path]]~server = 'edge'~recover = ['tunel'] | HP0021 | did you mean \"tunnel\"?",
                "[[path]]~server = 'edge'~recover = ['container:newt@egde'] | HP0020 | did you mean \"edge\"?",
                "[[path]]~server = 'edge'~recover = ['app:blog'] | HP0012 | name a stack, container:NAME@server or unit:NAME@server",
                "[[policy]]~name = 'x' | HP0011 | add deny = { from = [\"..\"], to = [\"..\"] }",
                "[[policy]]~name = 'x'~deny = { from = ['notes-app'] } | HP0011 | add to = \"..\"",
                "[[policy]]~name = 'x'~server = 'hme'~deny = { from = ['a'], to = ['b'] } | HP0020 | did you mean \"home\"?",
                "[[app]]~name = 'x'~path = 'y'~cluster = 'k4s' | HP0022 | did you mean \"k3s\"?",
                "[[app]]~path = 'y'~cluster = 'k3s' | HP0011 | add name = \"..\" as text",
                "[[nixos]]~name = 'x'~server = 'home' | HP0011 | add flake = \"..\"",
                "[[backup]]~name = 'x'~to = 'y'~stack = 'nots' | HP0021 | did you mean \"notes\"?",
                "[[probe]]~name = 'x'~url = 'http://y'~stacks = ['nots'] | HP0021 | did you mean \"notes\"?",
                "[[probe]]~name = 'x'~url = 'http://y'~timeout = 'long' | HP0010 |",
                "[[cluster]]~name = 'k3s' | HP0027 | rename one of them or remove it"
            })
    void shouldSayWhatIsWrongWithATable(String toml, String code, String hint) throws IOException {
        Files.writeString(directory.resolve("more.toml"), toml.replace('~', '\n') + "\n");

        assertThat(InventoryReader.read(directory).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.position().file()).isEqualTo("more.toml");
            if (hint != null) {
                assertThat(problem.hint()).isEqualTo(hint);
            }
        });
    }

    private static Path pageFile() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("docs/inventory.md"))) {
            at = at.getParent();
        }
        return at.resolve("docs/inventory.md");
    }
}
