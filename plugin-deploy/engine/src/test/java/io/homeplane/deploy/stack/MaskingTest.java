package io.homeplane.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {
    @Test
    void shouldHideValuesAndLinesOfDecryptedFiles() {
        Masking masking = Masking.of(List.of(
                file(".env", "PORT=80\nTOKEN='correct horse'\n"),
                file("key.yaml", "key: |\n  first line of it\n  second line of it\n")));

        assertThat(masking.mask("no login with correct horse at port 80")).isEqualTo("no login with **** at port 80");
        assertThat(masking.mask("it says: second line of it")).isEqualTo("it says: ****");
    }

    @Test
    void shouldHideWhatBase64JsonAndShellsMakeOfThem() {
        Masking masking = Masking.of(List.of(file(".env", "TOKEN=say \"hi\" 'now'\n")));

        assertThat(masking.mask("auth: " + base64("say \"hi\" 'now'"))).isEqualTo("auth: ****");
        assertThat(masking.mask("{\"token\": \"say \\\"hi\\\" 'now'\"}")).isEqualTo("{\"token\": \"****\"}");
        assertThat(masking.mask("+ login say \"hi\" '\\''now'\\''")).isEqualTo("+ login ****");
    }

    @Test
    void shouldHideValuesAsTheyAreMeantAndNotOnlyAsTheyAreWritten() {
        Masking json = Masking.of(List.of(file("a.json", "{\"a\": {\"token\": \"say \\\"hi\\\" \\u00fcber\"}}\n")));
        assertThat(json.mask("no login with say \"hi\" über")).isEqualTo("no login with ****");

        Masking yaml =
                Masking.of(List.of(file("a.yaml", "key: |\n    -----BEGIN-----\n    Zm9v\n    -----END-----\n")));
        assertThat(yaml.mask(base64("-----BEGIN-----\nZm9v\n-----END-----\n"))).isEqualTo("****");
        assertThat(yaml.mask("\"-----BEGIN-----\\nZm9v\\n-----END-----\"")).isEqualTo("\"****\"");
    }

    @Test
    void shouldHideAWholeFileInBase64() {
        String text = "A=correct horse\nB=battery staple\n";
        Masking masking = Masking.of(List.of(file("blob.bin", text)));

        assertThat(masking.mask("content: " + base64(text))).isEqualTo("content: ****");
    }

    @Test
    void shouldHideTheLinesOfAFileThatDoesNotFollowItsFormat() {
        Masking masking = Masking.of(List.of(file("a.yaml", "a: [correct horse\nb: battery staple\n")));

        assertThat(masking.mask("not closed: battery staple")).isEqualTo("not closed: ****");
    }

    @Test
    void shouldShowNoValueWhenPrinted() {
        assertThat(Masking.of(List.of(file(".env", "TOKEN=correct horse\n"))).toString())
                .doesNotContain("correct");
    }

    private static RepositoryFile file(String path, String text) {
        return new RepositoryFile(path, false, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
