package io.homeplane.inventory.read;

import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Spelling;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the keys of a resource that mean nothing where they stand, with the nearest key that would or the right place, and
 * values that are not of their key's kind.
 */
final class KeyCheck {
    private static final Map<String, Map<String, String>> PLACES = new ConcurrentHashMap<>();

    private final Map<String, String> places;

    private KeyCheck(String kind) {
        // Where each key of the kind belongs, outermost place first: auto_update to config, schedule to config ..
        this.places = PLACES.computeIfAbsent(kind, ignored -> {
            Map<String, String> found = new LinkedHashMap<>();
            collect(Shapes.of(kind), "", found);
            return found;
        });
    }

    /** @param kind the kind of resource, which names its shape */
    static void check(String kind, Fields resource) {
        new KeyCheck(kind).table(Shapes.of(kind), resource, "");
    }

    private static void collect(Shape shape, String place, Map<String, String> found) {
        shape.keys().keySet().forEach(key -> found.putIfAbsent(key, place));
        shape.keys().forEach((key, holds) -> {
            if (!holds.inner().isEmpty()) {
                collect(Shapes.of(holds.inner()), place + key + ".", found);
            }
        });
    }

    private void table(Shape shape, Fields fields, String place) {
        missing(shape, fields);
        for (String key : fields.table().keys()) {
            Shape.Key holds = shape.keys().get(key);
            if (holds == null) {
                unknown(key, shape, fields, place);
            } else {
                value(key, holds, fields, place);
            }
        }
    }

    private static void missing(Shape shape, Fields fields) {
        for (String key : shape.required()) {
            if (!fields.has(key)) {
                fields.problems()
                        .add(
                                ProblemCode.MISSING_VALUE,
                                fields.table().position(),
                                fields.path(),
                                "states no " + key,
                                "add " + key + " = \"..\"");
            }
        }
    }

    private void value(String key, Shape.Key holds, Fields fields, String place) {
        switch (holds.kind()) {
            case TEXT -> fields.text("", key);
            case FLAG -> fields.flag(key, false);
            case NUMBER -> number(key, fields);
            case LIST -> fields.texts(key);
            case TABLE -> table(Shapes.of(holds.inner()), fields.child(key), place + key + ".");
            case TABLES -> tables(key, holds, fields, place);
            case LINES, ANY -> {
                // Read by whoever knows what they mean.
            }
        }
    }

    private static void number(String key, Fields fields) {
        Node value = fields.table().get(key).orElseThrow();
        boolean numeric = value instanceof Scalar scalar
                && (scalar.kind() == Scalar.Kind.INTEGER || scalar.kind() == Scalar.Kind.FLOAT);
        if (!numeric) {
            fields.wrongType(key, "a number", value);
        }
    }

    /** Komodo takes a list of paths for a list of tables with a path. */
    private void tables(String key, Shape.Key holds, Fields fields, String place) {
        Shape inner = Shapes.of(holds.inner());
        if (inner.keys().containsKey("path") && !fields.holdsTables(key)) {
            fields.texts(key);
        } else {
            fields.children(key).forEach(child -> table(inner, child, place + key + "."));
        }
    }

    private void unknown(String key, Shape shape, Fields fields, String place) {
        if (fields.problems().isFull()) {
            return;
        }
        String right = places.get(key);
        if (right != null) {
            fields.problems()
                    .add(
                            ProblemCode.MISPLACED_KEY,
                            fields.at(key),
                            fields.path(key),
                            "is ignored here",
                            right.isEmpty()
                                    ? "write it beside name, outside of " + place.split("\\.", -1)[0]
                                    : "did you mean " + right + key + "?");
            return;
        }
        Optional<String> near = Spelling.nearest(key, shape.keys().keySet())
                .or(() -> Spelling.nearest(key, places.keySet()).map(word -> places.get(word) + word));
        fields.problems()
                .add(
                        ProblemCode.UNKNOWN_KEY,
                        fields.at(key),
                        fields.path(key),
                        "is no known key and is ignored",
                        near.map(word -> "did you mean " + word + "?").orElse(""));
    }
}
