package io.homeplane.inventory.compose;

import io.homeplane.inventory.compose.ComposeService.NetworkName;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Under which names a service is reached: labels for reverse proxies, its host name, its aliases. */
final class ServiceNames {
    private ServiceNames() {}

    /** A table, or a list of {@code name=value}. */
    static Map<String, String> labels(Table service) {
        Map<String, String> labels = new LinkedHashMap<>();
        Node node = service.get("labels").orElse(null);
        if (node instanceof Table table) {
            table.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Scalar value) {
                    labels.put(name, value.text());
                }
            });
        } else if (node instanceof Sequence sequence) {
            for (String text : texts(sequence)) {
                int equals = text.indexOf('=');
                labels.put(equals < 0 ? text : text.substring(0, equals), equals < 0 ? "" : text.substring(equals + 1));
            }
        }
        return labels;
    }

    static List<NetworkName> inNetworks(Table service) {
        List<NetworkName> names = new ArrayList<>();
        String host = text(service, "hostname");
        String domain = text(service, "domainname");
        String whole = host.isEmpty() || domain.isEmpty() ? host + domain : host + "." + domain;
        if (!whole.isEmpty()) {
            names.add(new NetworkName(whole, ""));
        }
        if (service.get("networks").orElse(null) instanceof Table networks) {
            networks.entries().forEach((network, entry) -> {
                if (entry.value() instanceof Table settings
                        && settings.get("aliases").orElse(null) instanceof Sequence aliases) {
                    texts(aliases).forEach(alias -> names.add(new NetworkName(alias, network)));
                }
            });
        }
        return names;
    }

    private static String text(Table table, String key) {
        return table.get(key)
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .orElse("");
    }

    private static List<String> texts(Sequence sequence) {
        return sequence.items().stream()
                .filter(Scalar.class::isInstance)
                .map(item -> ((Scalar) item).text())
                .toList();
    }
}
