package io.homeplane.inventory.compose;

import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.SecretNames;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;

/** Secrets in the open in the {@code environment} of a Compose file's services, as written: before any variable is put in. */
final class ComposeSecrets {
    private ComposeSecrets() {}

    static void check(Table document, Problems problems) {
        if (document.get("services").orElse(null) instanceof Table services) {
            services.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Table service) {
                    service.get("environment")
                            .ifPresent(node -> environment(node, "services." + name + ".environment", problems));
                }
            });
        }
    }

    private static void environment(Node node, String path, Problems problems) {
        if (node instanceof Table table) {
            table.entries().forEach((key, entry) -> {
                if (entry.value() instanceof Scalar value) {
                    check(key, value.text(), value, path, problems);
                }
            });
        } else if (node instanceof Sequence sequence) {
            for (Node item : sequence.items()) {
                if (item instanceof Scalar scalar && scalar.text().indexOf('=') > 0) {
                    int equals = scalar.text().indexOf('=');
                    check(
                            scalar.text().substring(0, equals),
                            scalar.text().substring(equals + 1),
                            scalar,
                            path,
                            problems);
                }
            }
        }
    }

    private static void check(String name, String value, Node at, String path, Problems problems) {
        if (SecretNames.isOpenSecret(name, value)) {
            SecretNames.report(at.position(), path + "." + name, problems);
        }
    }
}
