package io.homeplane.inventory.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TOML to a tree: values, places, and what becomes of mistakes. */
class TomlTreeTest {
    private final Problems problems = new Problems();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a\\tb\\u00e9\\e\\x41\" | TEXT | `a\tb\u00e9\u001bA`",
                "'a\\tb' | TEXT | a\\tb",
                "+1_000 | INTEGER | 1000",
                "0xdead_BEEF | INTEGER | 3735928559",
                "0o17 | INTEGER | 15",
                "0b101 | INTEGER | 5",
                "-9223372036854775808 | INTEGER | -9223372036854775808",
                "1_0.5e-3 | FLOAT | 10.5e-3",
                "-inf | FLOAT | -inf",
                "true | BOOLEAN | true",
                "2026-11-21 10:07:00.123456789012+01:00 | TIME | 2026-11-21 10:07:00.123456789012+01:00",
                "10:07 | TIME | 10:07"
            })
    void shouldReadEachKindOfValue(String source, Scalar.Kind kind, String text) {
        Node value = parse("k = " + source).get("k").orElseThrow();

        assertThat(problems.sorted()).isEmpty();
        assertThat(value).isInstanceOfSatisfying(Scalar.class, scalar -> {
            assertThat(scalar.kind()).isEqualTo(kind);
            assertThat(scalar.text()).isEqualTo(text);
            assertThat(scalar.position().toString()).isEqualTo("x.toml:1:5");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k = ",
                "k = 01",
                "k = 1__0",
                "k = 9223372036854775808",
                "k = 1.",
                "k = .5",
                "k = yes",
                "k = 2026-02-30",
                "k = 25:00",
                "k = 2026-11-21T10:00+24:00",
                "k = \"\\q\"",
                "k = \"\\ud800\"",
                "k = \"open",
                "k = 'a' 'b'",
                "k = [1 2]",
                "k = {a = 1 b = 2}",
                "k",
                "= 1",
                "a..b = 1",
                "[a",
                "[[a]",
                "[]",
                "k = 1 \u0001",
                "# \u0001",
                "k = [\n1,\n",
                "k = \"\"\"\nopen"
            })
    void shouldSayWhereSomethingIsNotToml(String source) {
        parse(source);

        assertThat(problems.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("HP0004");
            assertThat(problem.position().line()).isPositive();
            assertThat(problem.position().column()).isPositive();
            assertThat(problem.message()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1\na = 2",
                "a = 1\na.b = 2",
                "[a]\n[a]",
                "[a]\n[[a]]",
                "[[a]]\n[a]",
                "a = []\n[[a]]",
                "a = {}\n[a.b]",
                "a.b = 1\n[a]",
                "[a.b]\nc = 1\n[a]\nb.d = 2"
            })
    void shouldRefuseToDefineAnythingTwice(String source) {
        parse(source);

        assertThat(problems.sorted())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("is already at line 1");
    }

    @Test
    void shouldPlaceEveryKeyTableAndListElement() {
        Table document = parse("[[stack]]\nname = \"web\"\n[stack.config]\nserver.id = [\n  1,\n  { a.b = 2 },\n]\n");

        Table stack =
                table(((Sequence) document.get("stack").orElseThrow()).items().get(0));
        assertThat(document.positionOf("stack").toString()).isEqualTo("x.toml:1:3");
        assertThat(stack.position().toString()).isEqualTo("x.toml:1:1");
        assertThat(stack.positionOf("name").toString()).isEqualTo("x.toml:2:1");
        Table config = table(stack.get("config").orElseThrow());
        assertThat(config.position().toString()).isEqualTo("x.toml:3:1");
        Table server = table(config.get("server").orElseThrow());
        assertThat(server.positionOf("id").toString()).isEqualTo("x.toml:4:8");
        Sequence list = (Sequence) server.get("id").orElseThrow();
        assertThat(list.items()).extracting(item -> item.position().line()).containsExactly(5, 6);
        Table inline = table(list.items().get(1));
        assertThat(table(inline.get("a").orElseThrow()).positionOf("b").toString())
                .isEqualTo("x.toml:6:7");
    }

    @Test
    void shouldReadOnBehindEachMistake() {
        Table document = parse("a = \nb = 2\n[t\n[u]\nc = 3\nc = 4\nd = 5\n");

        assertThat(problems.sorted())
                .extracting(problem -> problem.position().line())
                .containsExactly(1, 3, 6);
        assertThat(document.keys()).containsExactly("b", "u");
        assertThat(table(document.get("u").orElseThrow()).keys()).containsExactly("c", "d");
    }

    @Test
    void shouldNotMakeAMistakeOfEachLineInsideAnOpenText() {
        Table document = parse("[[stack]]\nenvironment = \"\"\"\nA=1\nB=2\n\n[[stack]]\nname = \"web\"\n");

        assertThat(problems.sorted())
                .singleElement()
                .extracting(problem -> problem.position().line())
                .isEqualTo(2);
        assertThat(((Sequence) document.get("stack").orElseThrow()).items()).hasSize(2);
    }

    @Test
    void shouldKeepKeysOfARepeatedTableOutOfTheFirst() {
        Table document = parse("[a]\nx = 1\n[a]\nx = 2\ny = 3\n");

        assertThat(problems.sorted()).hasSize(1);
        assertThat(table(document.get("a").orElseThrow()).keys()).containsExactly("x");
    }

    @Test
    void shouldStopAtTheLimits() {
        TreeLimits small = new TreeLimits(1000, 1000, 3, 5);
        Problems deep = new Problems();
        TomlTree.parse("x.toml", "a = [[[[1]]]]\n[b.c.d.e]\nf.g.h.i = 1\n", small, deep);
        Problems many = new Problems();
        TomlTree.parse("x.toml", "a = 1\n".repeat(10), small, many);

        assertThat(deep.sorted())
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem.message()).contains("more than 3 levels"));
        assertThat(many.sorted()).extracting(Problem::code).contains("HP0002");
    }

    @Test
    void shouldNotShowTheWholeOfAValueThatLostItsQuotes() {
        parse("password = hunter2hunter2hunter2");

        assertThat(problems.sorted().toString()).doesNotContain("hunter2hunter2");
    }

    @Test
    void shouldKeepQuotesAtTheEndOfATextOfSeveralLines() {
        Table document = parse("a = \"\"\"x\"\"\"\"\"\nb = '''\ny''''\nc = \"\"\"p \\\n   \n  q\"\"\"\n");

        assertThat(problems.sorted()).isEmpty();
        assertThat(document.entries().values())
                .extracting(entry -> ((Scalar) entry.value()).text())
                .isEqualTo(List.of("x\"\"", "y'", "p q"));
    }

    private Table parse(String text) {
        return TomlTree.parse("x.toml", text, TreeLimits.DEFAULT, problems);
    }

    private static Table table(Node node) {
        return (Table) node;
    }
}
