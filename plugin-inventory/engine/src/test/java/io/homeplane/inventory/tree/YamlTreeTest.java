package io.homeplane.inventory.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Problems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YamlTreeTest {
    private final Problems problems = new Problems();

    @Test
    void shouldKeepThePositionsOfKeysAndValues() {
        Table table = table("services:\n  web:\n    image: busybox\n");

        Table services = (Table) table.get("services").orElseThrow();
        assertThat(services.positionOf("web")).isEqualTo(new Position("c.yaml", 2, 3));
        Table web = (Table) services.get("web").orElseThrow();
        assertThat(web.get("image").orElseThrow().position()).isEqualTo(new Position("c.yaml", 3, 12));
    }

    @Test
    void shouldLetOwnKeysWinOverMergedOnes() {
        Table table = table("base: &base {a: 1, b: 2}\nweb:\n  <<: *base\n  b: 3\n");

        Table web = (Table) table.get("web").orElseThrow();
        assertThat(text(web, "a")).isEqualTo("1");
        assertThat(text(web, "b")).isEqualTo("3");
    }

    @Test
    void shouldTellTextFromNumbersBooleansAndNothing() {
        Table table = table("a: 80\nb: \"80\"\nc: true\nd:\ne: 1.2.3\nf: 1.5\ng: yes\n");

        assertThat(table.keys().stream().map(key -> ((Scalar) table.get(key).orElseThrow()).kind()))
                .containsExactly(
                        Scalar.Kind.INTEGER,
                        Scalar.Kind.TEXT,
                        Scalar.Kind.BOOLEAN,
                        Scalar.Kind.NULL,
                        Scalar.Kind.TEXT,
                        Scalar.Kind.FLOAT,
                        Scalar.Kind.TEXT);
    }

    @Test
    void shouldRefuseAKeyThatIsThereTwice() {
        assertBroken("a: 1\nb: 2\na: 3\n", 3, "already at line 1");
    }

    @Test
    void shouldSayWhereTheSyntaxIsWrong() {
        assertBroken("services:\n  web: [a, b\n  x: 1\n", 3, "");
    }

    @Test
    void shouldRefuseAliasesOfAliasesBeforeTheyGrow() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int level = 1; level < 12; level++) {
            String alias = "*a" + (level - 1);
            bomb.append("a").append(level).append(": &a").append(level).append(" [");
            bomb.append(String.join(", ", List.of(alias, alias, alias, alias, alias, alias, alias, alias)));
            bomb.append("]\n");
        }
        assertBroken(bomb.toString(), 0, "more than 1000000 values");
    }

    @Test
    void shouldRefuseAnAliasThatContainsItselfOrMeansNothing() {
        assertBroken("a: &a [1, *a]\n", 1, "contains itself");
        assertBroken("a: *b\n", 1, "no anchor");
    }

    @Test
    void shouldRefuseNestingBeyondTheLimit() {
        assertBroken("a: " + "[".repeat(1000) + "]".repeat(1000), 1, "levels deep");
        assertBroken("- ".repeat(1000) + "x", 1, "levels deep");
    }

    private Table table(String text) {
        Optional<Node> node = YamlTree.parse("c.yaml", text, TreeLimits.DEFAULT, problems);
        assertThat(problems.sorted()).isEmpty();
        return (Table) node.orElseThrow();
    }

    private static String text(Table table, String key) {
        return ((Scalar) table.get(key).orElseThrow()).text();
    }

    private static void assertBroken(String text, int line, String message) {
        Problems problems = new Problems();
        assertThat(YamlTree.parse("c.yaml", text, TreeLimits.DEFAULT, problems)).isEmpty();
        assertThat(problems.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HP0005");
            assertThat(problem.message()).contains(message);
            if (line > 0) {
                assertThat(problem.position().line()).isEqualTo(line);
            }
        });
    }
}
