package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.SecretNames;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An {@code environment} in any of its spellings: lines of text, a list of {@code "KEY=value"} or of
 * {@code {variable, value}}, or a table.
 */
final class EnvironmentBlock {
    private final Fields fields;
    private final String key;
    private final Variables variables;
    private final Map<String, String> values = new LinkedHashMap<>();

    private EnvironmentBlock(Fields fields, String key, Variables variables) {
        this.fields = fields;
        this.key = key;
        this.variables = variables;
    }

    static Map<String, String> read(Fields fields, String key, Variables variables) {
        EnvironmentBlock block = new EnvironmentBlock(fields, key, variables);
        fields.table().get(key).ifPresent(block::read);
        return block.values;
    }

    private void read(Node node) {
        if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT) {
            lines(scalar.text(), fields.at(key));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(this::item);
        } else if (node instanceof Table table) {
            table.entries().forEach((name, entry) -> value(name, entry.value(), entry.key()));
        } else {
            wrong(node.position(), "expected lines of KEY=value, a list or a table, found " + node.described());
        }
    }

    private void item(Node item) {
        if (item instanceof Table table && table.keys().contains("variable")) {
            String name = table.get("variable")
                    .filter(Scalar.class::isInstance)
                    .map(node -> ((Scalar) node).text())
                    .orElse("");
            value(name, table.get("value").orElse(table), table.position());
        } else if (item instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT) {
            lines(scalar.text(), item.position());
        } else {
            wrong(item.position(), "expected \"KEY=value\" or {variable, value}, found " + item.described());
        }
    }

    private void value(String name, Node value, Position position) {
        if (value instanceof Scalar scalar && !name.isEmpty()) {
            put(name, scalar.text(), position);
        } else {
            wrong(position, "expected a name with a single value, found " + value.described());
        }
    }

    private void lines(String text, Position start) {
        // A block of several lines starts on the line after its opening quotes.
        int first = text.contains("\n") ? start.line() + 1 : start.line();
        for (KomodoText.Assignment assignment : KomodoText.assignments(text)) {
            Position position =
                    first == start.line() ? start : new Position(start.file(), first + assignment.line(), 1);
            if (assignment.key().isEmpty()) {
                wrong(position, "a line has no = or : between a name and a value");
            } else {
                put(assignment.key(), assignment.value(), position);
            }
        }
    }

    private void put(String name, String value, Position position) {
        if (SecretNames.isOpenSecret(name, value)) {
            SecretNames.report(position, fields.path(key) + "." + name, fields.problems());
        }
        values.put(name, variables.interpolate(value, position, fields.path(key) + "." + name));
    }

    private void wrong(Position position, String message) {
        // The value itself is never shown: it may be a secret.
        fields.problems().add(ProblemCode.BAD_ENVIRONMENT, position, fields.path(key), message, "write KEY=value");
    }
}
