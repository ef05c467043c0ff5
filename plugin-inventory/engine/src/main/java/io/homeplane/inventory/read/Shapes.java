package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.tree.Resource;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The shapes of all tables, read from {@code komodo.toml} and {@code homeplane.toml} beside this class. */
final class Shapes {
    private static final String LIKE = "like";
    private static final String REQUIRED = "required";
    private static final Map<String, Shape> ALL = load();

    private Shapes() {}

    /** The shape of a kind of resource, or of a table inside one. */
    static Shape of(String name) {
        return ALL.get(name);
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    private static Map<String, Shape> load() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (String file : new String[] {"komodo.toml", "homeplane.toml"}) {
            Table tables = Resource.table(Shapes.class, file);
            for (String name : tables.keys()) {
                Map<String, Shape.Key> keys = new LinkedHashMap<>();
                collect(tables, name, keys);
                List<String> required =
                        new Fields(tables, "", new Problems()).child(name).texts(REQUIRED);
                shapes.put(name, new Shape(keys, required));
            }
        }
        return Collections.unmodifiableMap(shapes);
    }

    private static void collect(Table tables, String name, Map<String, Shape.Key> keys) {
        Fields shape = new Fields(tables, "", new Problems()).child(name);
        shape.texts(LIKE).forEach(other -> collect(tables, other, keys));
        shape.table().entries().forEach((kind, entry) -> {
            if (entry.value() instanceof Table inner) {
                inner.entries()
                        .forEach((key, value) ->
                                keys.put(key, new Shape.Key(kind(kind), ((Scalar) value.value()).text())));
            } else if (entry.value() instanceof Sequence names && !kind.equals(LIKE) && !kind.equals(REQUIRED)) {
                names.items().forEach(item -> keys.put(((Scalar) item).text(), new Shape.Key(kind(kind), "")));
            }
        });
    }

    private static Shape.Kind kind(String word) {
        return Shape.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
