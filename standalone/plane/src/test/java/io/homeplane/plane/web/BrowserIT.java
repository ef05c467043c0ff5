package io.homeplane.plane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.homeplane.inventory.api.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Fleet page in a real browser. */
class BrowserIT {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final Map<String, String> RELEASE = Map.of("id", "0123456789abcdef", "time", "2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    void shouldDrawWhatIsKnownOfEachStack() throws Exception {
        Map<String, Object> home = server(
                "home",
                List.of(
                        stack("notes", "unchanged", 2, RELEASE, "after lan-gateway"),
                        stack("lan-gateway", "drifted", 1, RELEASE, "container gate-1 does not serve (Exited (137))"),
                        stack("monitor", "deploy", 1, RELEASE, "compose.yaml changed", "its environment block changed"),
                        stack("old-wiki", "orphan", 0, RELEASE, "it runs there and the inventory lacks it")));
        Map<String, Object> vps =
                server("vps", List.of(stack("tunnel", "unknown", 1, null, "vps did not answer within 20 s")));

        String dom = dom(fleet("2026-01-02T03:04:05Z", "", List.of(home, vps)));

        assertThat(dom)
                .contains("2 servers · 5 stacks · 1 unchanged · 1 drifted · 1 deploy · 1 orphan · 1 unknown")
                .contains("fleet at 0a1b2c3d4e5f · servers asked ", " ago</p>")
                .contains(">notes</th>", "scope=\"col\"")
                .contains("vps did not answer within 20 s", "compose.yaml changed; its environment block changed");
        assertThat(cells(dom)).containsExactly("unchanged", "drifted", "deploy", "orphan", "unknown");
        assertThat(dom.split(">01234567<", -1)).as("releases").hasSize(5);
        assertThat(dom).contains("datetime=\"2026-01-01T00:00:00Z\"", "homeplane-faint\">none<");
    }

    @Test
    void shouldSayThatTheServersAreStillBeingAsked() throws Exception {
        Map<String, Object> fleet =
                fleet(null, "", List.of(server("home", List.of(stack("notes", "unknown", 1, null, "waiting")))));
        fleet.put("refreshing", true);

        assertThat(dom(fleet)).contains("the servers are being asked…");
    }

    @Test
    void shouldShowAProblemAboveTheOlderAnswer() throws Exception {
        Map<String, Object> fleet =
                fleet("2026-01-02T03:04:05Z", "the repository is gone.", List.of(server("home", List.of())));

        assertThat(dom(fleet))
                .contains("role=\"alert\"", "the repository is gone. What you see below is older.")
                .contains("No stack is on this server.");
    }

    private static List<String> cells(String dom) {
        return Pattern.compile("data-state=\"([a-z]+)\"")
                .matcher(dom)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Map<String, Object> stack(
            String name, String state, int wave, Map<String, String> release, String... reasons) {
        Map<String, Object> stack = new LinkedHashMap<>();
        stack.put("stack", name);
        stack.put("state", state);
        stack.put("reasons", List.of(reasons));
        stack.put("wave", wave);
        stack.put("release", release);
        return stack;
    }

    private static Map<String, Object> server(String name, List<Map<String, Object>> stacks) {
        return Map.of("name", name, "description", "a host", "enabled", true, "stacks", stacks);
    }

    private static Map<String, Object> fleet(String asked, String problem, List<Map<String, Object>> servers) {
        Map<String, Object> fleet = new LinkedHashMap<>();
        fleet.put("inventory", "fleet");
        fleet.put("revision", "0a1b2c3d4e5f");
        fleet.put("asked", asked);
        fleet.put("refreshing", false);
        fleet.put("problem", problem);
        fleet.put("errors", 0);
        fleet.put("warnings", 0);
        fleet.put("servers", servers);
        return fleet;
    }

    private String dom(Map<String, Object> fleet) throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "there is no /usr/bin/chromium: install the package chromium");
        try (PlaneServer page =
                new PlaneServer(0, (method, path, query) -> Answer.json(fleet), number -> directory.resolve("log"))) {
            return dom(page.address());
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
