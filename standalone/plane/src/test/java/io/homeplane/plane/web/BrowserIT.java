package io.homeplane.plane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Fleet page in a real browser. */
class BrowserIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir
    Path directory;

    @Test
    void shouldDrawServersAndStacks() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "there is no /usr/bin/chromium: install the package chromium");
        Map<String, Object> stack = new LinkedHashMap<>();
        stack.put("stack", "notes");
        stack.put("state", "unknown");
        stack.put("reasons", List.of("the server was not asked"));
        stack.put("wave", 2);
        stack.put("release", null);
        Map<String, Object> server = Map.of(
                "name", "home", "description", "a host", "enabled", true, "stacks", Collections.singletonList(stack));
        Map<String, Object> fleet =
                Map.of("inventory", "fleet", "revision", "", "errors", 0, "warnings", 0, "servers", List.of(server));

        try (PlaneServer page = new PlaneServer(0, () -> fleet)) {
            String dom = dom(page.address());

            assertThat(dom).contains("1 server · 1 stack", ">notes</th>", "the server was not asked", "scope=\"col\"");
        }
    }

    private String dom(String address) throws Exception {
        Process browser = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + directory.resolve("profile"),
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        address)
                .redirectError(directory.resolve("errors").toFile())
                .start();
        String dom = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return dom;
    }
}
