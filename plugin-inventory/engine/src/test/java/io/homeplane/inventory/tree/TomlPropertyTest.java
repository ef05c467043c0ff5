package io.homeplane.inventory.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Problems;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any TOML, tried on trees of a seeded generator. */
class TomlPropertyTest {
    private static final String ODD = "\"'\\[]{}=,.#\n\r\t\u0000\u007f a1_-:+\u00e9\ud83d";

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldReadBackWhatIsPrintedHoweverItIsSpelled(int seed) {
        Random random = new Random(seed);
        Table tree = Trees.random(random);
        String text = new TomlText(random).document(tree);

        Table read = parseSound(text);
        Table again = parseSound(new TomlText(random).document(read));

        assertThat(Trees.placeless(read)).as(text).isEqualTo(Trees.placeless(tree));
        assertThat(Trees.placeless(again)).isEqualTo(Trees.placeless(tree));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldGiveAPlaceOrAValueForAnyOneCharacterThatIsWrong(int seed) {
        Random random = new Random(seed);
        String text = new TomlText(random).document(Trees.random(random)) + "end = 1\n";
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
            assertThat(Trees.placeless(again)).as(text).isEqualTo(Trees.placeless(read));
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
}
