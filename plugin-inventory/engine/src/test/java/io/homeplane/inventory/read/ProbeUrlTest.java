package io.homeplane.inventory.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeUrlTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://notes.example.com/health?x=1",
                "HTTP://10.0.0.4:8080",
                "tcp://10.0.0.4:22",
                "tls://[fd7a::1]:443",
                "git://git.example.com/fleet.git",
                "https://[[HOST]]/"
            })
    void shouldTakeWhatCanBeAsked(String url) throws IOException {
        assertThat(problem(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            htps://notes.example.com    | HP0012 | expected a URL that starts with one of http, https, tcp, tls, git; found "htps"
            notes.example.com           | HP0012 | expected a URL that starts with one of http, https, tcp, tls, git; found ""
            https:///health             | HP0012 | names no host
            https://notes.example.com:x | HP0012 | has no host with a port that is a number
            https://a b/                | HP0012 | is no URL: Illegal character in authority
            tcp://10.0.0.4              | HP0013 | has no port, and tcp has none of its own
            tls://10.0.0.4/x            | HP0013 | has no port, and tls has none of its own
            http://10.0.0.4:0           | HP0013 | expected a port of 1-65535, found 0
            http://10.0.0.4:70000       | HP0013 | expected a port of 1-65535, found 70000
            """)
    void shouldRefuseWhatNobodyCouldAsk(String url, String code, String message) throws IOException {
        assertThat(problem(url)).startsWith("all.toml:3:1: error[" + code + "] probe.p.url: " + message);
    }

    private String problem(String url) throws IOException {
        Files.writeString(directory.resolve("all.toml"), "[[probe]]\nname = \"p\"\nurl = \"" + url + "\"\n");
        return String.join(
                "\n",
                InventoryReader.read(directory).problems().stream()
                        .map(Object::toString)
                        .toList());
    }
}
