package io.homeplane.inventory.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Problems;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any YAML, tried on trees of a seeded generator. */
class YamlPropertyTest {
    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldReadBackWhatIsPrintedHoweverItIsSpelled(int seed) {
        Random random = new Random(seed);
        Node read = parsed(new YamlText(random).document(Trees.random(random)));

        Node again = parsed(new YamlText(random).document(read));

        assertThat(Trees.placeless(again)).isEqualTo(Trees.placeless(read));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldKeepTextAsItIsPrinted(int seed) {
        Random random = new Random(seed);
        Table tree = Trees.texts(random);

        assertThat(Trees.placeless(parsed(new YamlText(random).document(tree)))).isEqualTo(Trees.placeless(tree));
    }

    private static Node parsed(String text) {
        Problems problems = new Problems();
        Node read = YamlTree.parse("x.yaml", text, TreeLimits.DEFAULT, problems).orElse(null);
        assertThat(problems.sorted()).as(text).extracting(Problem::toString).isEmpty();
        assertThat(read).as(text).isNotNull();
        return read;
    }
}
