package io.homeplane.deploy.secrets.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.tree.Leaf;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yes | STRING | yes",
                "on | STRING | on",
                "True | BOOLEAN | True",
                "0755 | INTEGER | 493",
                "08 | FLOAT | 8",
                "0x1F | INTEGER | 31",
                "0b11 | INTEGER | 3",
                "0o17 | INTEGER | 15",
                "1_000 | INTEGER | 1000",
                "+5 | INTEGER | 5",
                "-0x10 | INTEGER | -16",
                "9223372036854775807 | INTEGER | 9223372036854775807",
                "25.0 | FLOAT | 25",
                "1e23 | FLOAT | 100000000000000000000000",
                "2e-3 | FLOAT | 0.002",
                "-0.0 | FLOAT | -0",
                ".5 | FLOAT | 0.5",
                "1e999 | STRING | 1e999",
                ".inf | FLOAT | +Inf",
                "-.inf | FLOAT | -Inf",
                ".nan | FLOAT | NaN",
                "2026-01-31 | TIME | 2026-01-31T00:00:00Z",
                "2026-1-3 4:5:6.700 | TIME | 2026-01-03T04:05:06.7Z",
                "2026-02-30 | STRING | 2026-02-30",
                "2026-01-31T10:00:00+00:00 | TIME | 2026-01-31T10:00:00Z",
                "12:30:45 | STRING | 12:30:45",
                "1.2.3 | STRING | 1.2.3",
                "~ | NULL | ''"
            })
    void shouldTypePlainScalarsAsSopsDoes(String text, Leaf.Type type, String canonical) {
        Leaf leaf = YamlScalar.resolve(text);

        assertThat(leaf.type()).isEqualTo(type);
        assertThat(leaf.text()).isEqualTo(canonical);
    }

    /** Such words do not go through the parser. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: %s\n",
                "a: before %s after\n",
                "a: '%s: quoted'\n",
                "a: |\n    %s\n    next line\n",
                "a:\n    - %s\n    - b\n",
                "# %s\na: b # LongWord\n",
                "a: LongWord0End %s\n"
            })
    void shouldKeepWordsOfAnyLength(String yaml) throws Exception {
        String text = yaml.formatted("Zm9v/+".repeat(50_000) + "==");

        assertThat(printed(text)).isEqualTo(text);
    }

    @Test
    void shouldReadADigitsWordOfAnyLengthAsText() throws Exception {
        String text = "a: " + "7".repeat(100_000) + "\n";

        assertThat(printed(text)).isEqualTo(text);
    }

    @Test
    void shouldKeepCommentsWhereTheyStand() throws Exception {
        String yaml = """
                # head
                a:
                    # above b
                    b: x # beside b
                    c:
                        # above one
                        - one # beside one
                        - two
                    # end of a
                # above d
                d: 'no # comment'
                e: no#comment
                # end
                """;

        assertThat(printed(yaml)).isEqualTo(yaml);
    }

    @Test
    void shouldReadCommentsBesideEmojiAndOddLineEnds() throws Exception {
        assertThat(printed("a: '🔑' # key\r\n# above b\r\nb: 🔑🔑 # keys\r\n"))
                .isEqualTo("a: \"\\U0001F511\" # key\n# above b\nb: \"\\U0001F511\\U0001F511\" # keys\n");
    }

    @Test
    void shouldExpandAliases() throws Exception {
        assertThat(printed("a: &x\n    b: 1\nc: *x\n")).isEqualTo("a:\n    b: 1\nc:\n    b: 1\n");
    }

    private static String printed(String yaml) throws SecretException {
        YamlFormat format = new YamlFormat();
        return new String(
                format.print(format.read("test.yaml", yaml.getBytes(StandardCharsets.UTF_8))), StandardCharsets.UTF_8);
    }
}
