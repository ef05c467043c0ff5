package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Declaration;
import io.homeplane.inventory.model.DeployRule;
import io.homeplane.inventory.model.Policy;
import io.homeplane.inventory.model.Policy.Traffic;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Homeplane's own tables but paths and instances. */
final class HomeplaneDecoder {
    private static final List<String> NUMBERS = List.of("health", "confirm", "up_timeout", "max_parallel");
    private static final List<String> FLAGS = List.of("exclude_from_batch", "at_rest");
    private static final List<String> ROLLBACK = List.of("restore", "hold");
    private static final int MOST = 86_400;

    private HomeplaneDecoder() {}

    static DeployRule deployRule(Fields deploy, Position position) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String key : NUMBERS) {
            int value = deploy.number(key, -1, 1, MOST, ProblemCode.NOT_ALLOWED);
            if (value > 0) {
                settings.put(key, Integer.toString(value));
            }
        }
        for (String key : FLAGS) {
            if (deploy.has(key)) {
                settings.put(key, Boolean.toString(deploy.flag(key, key.equals("at_rest"))));
            }
        }
        settings.put("rollback", deploy.choice("rollback", "", ROLLBACK));
        settings.put("before", before(deploy));
        settings.values().removeIf(String::isEmpty);
        return new DeployRule(position, deploy.texts("stack"), deploy.texts("after"), settings);
    }

    private static String before(Fields deploy) {
        String before = deploy.text("", "before");
        if (!before.isEmpty() && !before.startsWith("backup:")) {
            deploy.problems()
                    .add(
                            ProblemCode.NOT_ALLOWED,
                            deploy.at("before"),
                            deploy.path("before"),
                            "expected backup:<name>, found \"" + before + "\"",
                            "name a [[backup]] table");
            return "";
        }
        return before;
    }

    static Policy policy(Fields policy, String name, Position position) {
        if (!policy.has("deny") && !policy.has("allow") && !policy.has("tailscale_acl")) {
            policy.problems()
                    .add(
                            ProblemCode.MISSING_VALUE,
                            position,
                            policy.path(),
                            "states nothing to hold",
                            "add deny = { from = [\"..\"], to = [\"..\"] }");
        }
        return new Policy(
                name,
                position,
                policy.text("", "description"),
                policy.text("", "server"),
                traffic(policy, "deny"),
                traffic(policy, "allow"),
                policy.text("", "tailscale_acl"));
    }

    private static List<Traffic> traffic(Fields policy, String key) {
        if (!policy.has(key)) {
            return List.of();
        }
        Fields traffic = policy.child(key);
        return List.of(new Traffic(traffic.texts("from"), traffic.texts("to")));
    }

    /** Values of the wrong kind are problems of {@link KeyCheck} and left out here. */
    static Declaration declaration(Fields fields, String kind, String name, Position position) {
        if (kind.equals("probe")) {
            ProbeUrl.check(fields);
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        fields.table().entries().forEach((key, entry) -> {
            Shape.Key holds = Shapes.of(kind).keys().get(key);
            if (holds != null && holds.kind() == Shape.Kind.LIST) {
                values.put(key, fields.texts(key));
            } else if (holds != null && !key.equals("name")) {
                single(entry.value(), holds.kind()).ifPresent(text -> values.put(key, List.of(text)));
            }
        });
        return new Declaration(kind, name, position, values);
    }

    private static Optional<String> single(Node value, Shape.Kind kind) {
        Scalar.Kind expected = switch (kind) {
            case FLAG -> Scalar.Kind.BOOLEAN;
            case NUMBER -> Scalar.Kind.INTEGER;
            default -> Scalar.Kind.TEXT;
        };
        return value instanceof Scalar scalar && scalar.kind() == expected
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
