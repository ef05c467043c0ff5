package io.homeplane.inventory.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Problems;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvTextTest {
    private final Problems problems = new Problems();

    @TestFactory
    Stream<DynamicTest> shouldReadWhatComposeReads() {
        return EnvCases.ALL.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Problems none = new Problems();
                    assertThat(EnvText.read(".env", entry.getKey(), none)).isEqualTo(entry.getValue());
                    assertThat(none.sorted()).isEmpty();
                }));
    }

    @ParameterizedTest
    @CsvSource({
        "'A=1\nB=\"hunter2\nC=3', .env:2:3, 'nothing closes'",
        "'A=1\n B=''hunter2', .env:2:4, 'nothing closes'",
        "'A=\"hunter2\\\"', .env:1:3, 'nothing closes'",
        "'A=1\nhunter2 B=2\nC=3', .env:2:1, 'a name holds'",
        "'A=1\n\"hunter2\"=2', .env:2:1, 'a name holds'",
    })
    void shouldSayWhereComposeWouldRefuseAFileAndNothingOfItsValues(String text, String position, String message) {
        Map<String, String> values = EnvText.read(".env", text, problems);

        Problem problem = problems.sorted().get(0);
        assertThat(problem.position()).hasToString(position);
        assertThat(problem.message()).startsWith(message);
        assertThat(problems.sorted().toString()).doesNotContain("hunter2");
        assertThat(values).doesNotContainKey("B");
    }

    @Test
    void shouldGoOnBehindALineThatIsRefused() {
        assertThat(EnvText.read(".env", "A=\"open\nB=2\n? \nC=3", problems))
                .containsExactlyInAnyOrderEntriesOf(Map.of("B", "2", "C", "3"));
        assertThat(problems.sorted()).hasSize(2);
    }

    @Test
    void shouldNotGrowWithoutEndWhenVariablesAreMadeOfVariables() {
        StringBuilder text = new StringBuilder("V0=0123456789\n");
        for (int index = 1; index < 60; index++) {
            text.append("V%1$d=$V%2$d$V%2$d%n".formatted(index, index - 1));
        }

        EnvText.read(".env", text.toString(), problems);

        assertThat(problems.sorted()).extracting(Problem::code).contains("HP0002");
    }
}
