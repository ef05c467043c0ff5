package io.homeplane.inventory.read;

import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Spelling;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** What a {@code [[probe]]} may ask: its {@code url}. */
final class ProbeUrl {
    private static final List<String> SCHEMES = List.of("http", "https", "tcp", "tls", "git");
    private static final List<String> WITH_PORT = List.of("tcp", "tls");
    private static final int HIGHEST = 65_535;

    private ProbeUrl() {}

    /** Adds a problem when nobody could ask for it. */
    static void check(Fields probe) {
        String url = probe.text("", "url");
        if (url.isEmpty() || url.contains("[[")) { // nothing stated, or only a variable's value says it
            return;
        }
        URI parsed;
        try {
            parsed = new URI(url);
        } catch (URISyntaxException broken) {
            wrong(probe, "is no URL: " + broken.getReason(), "write it as https://host:port/path");
            return;
        }
        String scheme = parsed.getScheme() == null ? "" : parsed.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            wrong(
                    probe,
                    "expected a URL that starts with one of " + String.join(", ", SCHEMES) + "; found \"" + scheme
                            + "\"",
                    Spelling.hint(scheme, SCHEMES));
        } else if (parsed.getHost() == null) {
            boolean port =
                    parsed.getAuthority() != null && parsed.getAuthority().contains(":");
            wrong(
                    probe,
                    port ? "has no host with a port that is a number" : "names no host",
                    "write " + scheme + "://host:port");
        } else if (parsed.getPort() == 0 || parsed.getPort() > HIGHEST) {
            port(probe, "expected a port of 1-" + HIGHEST + ", found " + parsed.getPort());
        } else if (parsed.getPort() < 0 && WITH_PORT.contains(scheme)) {
            port(probe, "has no port, and " + scheme + " has none of its own");
        }
    }

    private static void port(Fields probe, String message) {
        probe.problems().add(ProblemCode.BAD_PORT, probe.at("url"), probe.path("url"), message);
    }

    private static void wrong(Fields probe, String message, String hint) {
        probe.problems().add(ProblemCode.NOT_ALLOWED, probe.at("url"), probe.path("url"), message, hint);
    }
}
