package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Instance;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An {@code [[instance]]} table. */
final class InstanceDecoder {
    private static final List<String> TYPES = List.of("container", "virtual-machine");

    private InstanceDecoder() {}

    static Instance decode(Fields instance, String name, Position position) {
        List<String> profiles = instance.texts("profiles");
        Map<String, String> config = new LinkedHashMap<>();
        flatten("", instance.child("config").table(), config, instance);
        return new Instance(
                name,
                position,
                instance.text("", "server"),
                instance.choice("type", "container", TYPES),
                instance.text("", "image"),
                profiles.isEmpty() ? List.of("default") : profiles,
                config);
    }

    /** {@code config.limits.memory = "1GiB"} is the LXD key {@code limits.memory}, quoted or not. */
    private static void flatten(String prefix, Table table, Map<String, String> config, Fields instance) {
        table.entries().forEach((key, entry) -> {
            Node value = entry.value();
            if (value instanceof Table nested) {
                flatten(prefix + key + ".", nested, config, instance);
            } else if (value instanceof Scalar scalar) {
                config.put(prefix + key, scalar.text());
            } else {
                instance.problems()
                        .add(
                                ProblemCode.WRONG_TYPE,
                                entry.key(),
                                instance.path("config." + prefix + key),
                                "expected a single value, found " + value.described());
            }
        });
    }
}
