package io.homeplane.plane.casc;

import hudson.util.Secret;
import org.snakeyaml.engine.v2.nodes.Node;

/** The values of a file's nodes, with variables and files filled in. */
final class Values {
    private final Yaml yaml;
    private final Substitution substitution;

    Values(Yaml yaml, Substitution substitution) {
        this.yaml = yaml;
        this.substitution = substitution;
    }

    /** A value that must be there; {@code parent} is where a missing one is reported. */
    String required(Node node, Node parent, String name) throws CascException {
        if (Yaml.absent(node)) {
            throw yaml.wrong(node == null ? parent : node, name + " is missing: add it");
        }
        String written = yaml.text(node, name);
        String value;
        try {
            value = substitution.apply(written, name);
        } catch (CascException unresolved) {
            throw yaml.wrong(node, unresolved.getMessage());
        }
        if (value.isBlank()) {
            throw yaml.wrong(node, name + " is empty: give it a value");
        }
        return value;
    }

    /** A value that may be absent or empty. */
    String optional(Node node, String name, String otherwise) throws CascException {
        if (Yaml.absent(node) || yaml.text(node, name).isEmpty()) {
            return otherwise;
        }
        return required(node, node, name);
    }

    Secret secret(Node node, Node parent, String name) throws CascException {
        return Secret.fromString(required(node, parent, name));
    }
}
