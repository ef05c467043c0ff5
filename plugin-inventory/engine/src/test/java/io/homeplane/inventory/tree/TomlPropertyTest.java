package io.homeplane.inventory.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any TOML, tried on trees of a seeded generator. */
class TomlPropertyTest {
    private static final Position NOWHERE = Position.of("");
    private static final String ODD = "\"'\\[]{}=,.#\n\r\t\u0000\u007f a1_-:+\u00e9\ud83d";

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldReadBackWhatIsPrintedHoweverItIsSpelled(int seed) {
        Random random = new Random(seed);
        Table tree = table(random, 0);
        String text = new TomlText(random).document(tree);

        Table read = parseSound(text);
        Table again = parseSound(new TomlText(random).document(read));

        assertThat(placeless(read)).as(text).isEqualTo(placeless(tree));
        assertThat(placeless(again)).isEqualTo(placeless(tree));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldGiveAPlaceOrAValueForAnyOneCharacterThatIsWrong(int seed) {
        Random random = new Random(seed);
        String text = new TomlText(random).document(table(random, 0)) + "end = 1\n";
        for (int round = 0; round < 50; round++) {
            StringBuilder wrong = new StringBuilder(text);
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> wrong.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
                case 1 -> wrong.deleteCharAt(at);
                default -> wrong.insert(at, ODD.charAt(random.nextInt(ODD.length())));
            }
            assertSoundOrPlaced(wrong.toString());
        }
    }

    private static void assertSoundOrPlaced(String text) {
        Problems problems = new Problems();
        Table read = TomlTree.parse("x.toml", text, TreeLimits.DEFAULT, problems);
        long lines = text.chars().filter(character -> character == '\n').count() + 1;
        if (problems.sorted().isEmpty()) {
            Table again = parseSound(new TomlText(new Random(1)).document(read));
            assertThat(placeless(again)).as(text).isEqualTo(placeless(read));
        }
        assertThat(problems.sorted()).as(text).allSatisfy(problem -> {
            assertThat(problem.position().line()).isBetween(1, (int) lines);
            assertThat(problem.position().column()).isPositive();
        });
    }

    private static Table parseSound(String text) {
        Problems problems = new Problems();
        Table read = TomlTree.parse("x.toml", text, TreeLimits.DEFAULT, problems);
        assertThat(problems.sorted()).as(text).extracting(Problem::toString).isEmpty();
        return read;
    }

    private static Table table(Random random, int depth) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>();
        int keys = random.nextInt(5) + (depth == 0 ? 1 : 0);
        for (int index = 0; index < keys; index++) {
            String key = random.nextInt(4) == 0 ? text(random) : "key_" + index;
            entries.put(key, new Table.Entry(NOWHERE, node(random, depth + 1)));
        }
        return new Table(NOWHERE, entries);
    }

    private static Node node(Random random, int depth) {
        return switch (depth > 3 ? random.nextInt(6) : random.nextInt(9)) {
            case 0, 1 -> new Scalar(NOWHERE, Scalar.Kind.TEXT, text(random));
            case 2 -> new Scalar(NOWHERE, Scalar.Kind.INTEGER, Long.toString(random.nextLong()));
            case 3 -> new Scalar(NOWHERE, Scalar.Kind.FLOAT, random.nextInt(100) + "." + random.nextInt(1000));
            case 4 -> new Scalar(NOWHERE, Scalar.Kind.BOOLEAN, Boolean.toString(random.nextBoolean()));
            case 5 -> new Scalar(NOWHERE, Scalar.Kind.TIME, "2026-11-2" + random.nextInt(10) + "T10:07:00Z");
            case 6, 7 -> table(random, depth);
            default -> list(random, depth);
        };
    }

    private static Sequence list(Random random, int depth) {
        boolean tables = random.nextBoolean();
        List<Node> items = new ArrayList<>();
        int size = random.nextInt(4);
        for (int index = 0; index < size; index++) {
            items.add(tables ? table(random, depth) : node(random, depth + 1));
        }
        return new Sequence(NOWHERE, items);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int index = 0; index < length; index++) {
            text.appendCodePoint(
                    switch (random.nextInt(8)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> "\"'\\#=.\u007f".charAt(random.nextInt(7));
                        case 2 -> 0x1F600 + random.nextInt(50);
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }

    private static Object placeless(Node node) {
        if (node instanceof Table table) {
            Map<String, Object> values = new LinkedHashMap<>();
            table.entries().forEach((key, entry) -> values.put(key, placeless(entry.value())));
            return values;
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(TomlPropertyTest::placeless).toList();
        }
        Scalar scalar = (Scalar) node;
        return scalar.kind() + ":" + scalar.text();
    }
}
