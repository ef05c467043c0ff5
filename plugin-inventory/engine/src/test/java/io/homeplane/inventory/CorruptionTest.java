package io.homeplane.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Every character of a document, one after the other, replaced by each of those that mean something somewhere, or left out. */
class CorruptionTest {
    private static final List<String> WRONG = List.of(
            "", "\"", "'", "\\", "[", "]", "{", "}", "=", ":", ",", "#", "$", "&", "*", "\n", "\r", "\t", "\0", "é",
            "x");

    @TestFactory
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    Stream<DynamicTest> shouldGiveAPlaceOrAValueForEachCharacterThatIsWrong() {
        return FuzzSeedsTest.READERS.entrySet().stream()
                .map(reader -> DynamicTest.dynamicTest(
                        reader.getKey(),
                        () -> FuzzSeeds.of(reader.getKey())
                                .forEach((name, document) -> corrupt(
                                        name, new String(document, StandardCharsets.UTF_8), reader.getValue()))));
    }

    private static void corrupt(String name, String document, Consumer<byte[]> reader) {
        List<String> crashes = new ArrayList<>();
        for (int at = 0; at < document.length(); at++) {
            for (String wrong : WRONG) {
                String corrupt = document.substring(0, at) + wrong + document.substring(at + 1);
                try {
                    reader.accept(corrupt.getBytes(StandardCharsets.UTF_8));
                } catch (RuntimeException | AssertionError | StackOverflowError crash) {
                    crashes.add(name + " at " + at + " with " + wrong + ": " + crash);
                }
            }
        }
        assertThat(crashes).isEmpty();
    }
}
