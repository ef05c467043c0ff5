package io.homeplane.inventory.docs;

import io.homeplane.inventory.compose.ComposeService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The DNS names that reverse proxies are told of. Sources: Traefik's routers, caddy-docker-proxy's labels, Pangolin's blueprints as
 * labels of Docker.
 */
final class RoutedNames {
    private static final Pattern TRAEFIK_RULE = Pattern.compile("traefik\\.(?:http|tcp)\\.routers\\.([^.]+)\\.rule");
    /** In a file of Traefik's a pattern may hold brackets, so that only the quotes tell where a name ends. */
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`|\"([^\"]+)\"|'([^']+)'");

    private static final Pattern HOST_START = Pattern.compile("Host(?:Header|SNI|Regexp|SNIRegexp)?\\(");
    private static final Pattern CADDY = Pattern.compile("caddy|caddy_[0-9]+");
    private static final Pattern PANGOLIN =
            Pattern.compile("pangolin\\.[a-z]+-resources\\.([^.]+)\\.(?:full-domain|alias)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9*_][A-Za-z0-9*_.-]*");

    private RoutedNames() {}

    /**
     * A name and who says so.
     *
     * @param by such as {@code traefik router web}
     */
    record Routed(String name, String by) {}

    /** The names that a service's labels state, in their order. */
    static Set<Routed> of(ComposeService service) {
        Set<Routed> names = new LinkedHashSet<>();
        service.labels().forEach((label, value) -> {
            Matcher rule = TRAEFIK_RULE.matcher(label);
            Matcher resource = PANGOLIN.matcher(label);
            if (rule.matches()) {
                hosts(value).forEach(name -> names.add(new Routed(name, "traefik router " + rule.group(1))));
            } else if (CADDY.matcher(label).matches()) {
                addresses(value).forEach(name -> names.add(new Routed(name, "caddy")));
            } else if (resource.matches() && !value.isEmpty()) {
                names.add(new Routed(value, "pangolin resource " + resource.group(1)));
            }
        });
        return names;
    }

    /** The names in a rule of Traefik's such as {@code Host(`a`) || Host(`b`, `c`)}, or in all rules of a file. */
    static List<String> hosts(String rules) {
        List<String> names = new ArrayList<>();
        Matcher start = HOST_START.matcher(rules);
        while (start.find()) {
            Matcher quoted = QUOTED.matcher(rules);
            int at = start.end();
            while (quoted.find(at) && rules.substring(at, quoted.start()).matches("[\\s,]*")) {
                names.add(quoted.group().substring(1, quoted.group().length() - 1));
                at = quoted.end();
            }
        }
        return names;
    }

    /** Caddy's site addresses; snippets in brackets and what only a template knows are none. */
    private static List<String> addresses(String value) {
        return Arrays.stream(value.split("[,\\s]+", -1))
                .map(address -> address.replaceFirst("^https?://", "").replaceFirst("[:/].*$", ""))
                .filter(address -> NAME.matcher(address).matches() && address.contains("."))
                .toList();
    }
}
