package io.homeplane.inventory.check;

import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Resource;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Komodo's execution types, read from {@code executions.toml} beside this class. */
public final class Executions {
    private static final Map<String, Type> TYPES = load();

    private Executions() {}

    /**
     * What is known of an execution type.
     *
     * @param kind the kind of resource it is about; empty for none
     * @param by the parameter that names that resource; {@code pattern} for several
     * @param params every parameter it takes
     * @param runs true when a procedure of Homeplane runs it
     */
    public record Type(String kind, String by, List<String> params, boolean runs) {
        public Type {
            params = List.copyOf(params);
        }
    }

    public static Optional<Type> of(String type) {
        return Optional.ofNullable(TYPES.get(type));
    }

    static Set<String> names() {
        return TYPES.keySet();
    }

    private static Map<String, Type> load() {
        Map<String, Type> types = new LinkedHashMap<>();
        Resource.table(Executions.class, "executions.toml").entries().forEach((name, entry) -> {
            Table type = (Table) entry.value();
            Sequence params = (Sequence) type.get("params").orElseThrow();
            types.put(
                    name,
                    new Type(
                            text(type, "kind"),
                            text(type, "by"),
                            params.items().stream().map(Executions::text).toList(),
                            text(type, "runs").equals("true")));
        });
        return types;
    }

    private static String text(Table table, String key) {
        return table.get(key).map(Executions::text).orElse("");
    }

    private static String text(Node node) {
        return ((Scalar) node).text();
    }
}
