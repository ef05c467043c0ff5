package io.homeplane.inventory.compose;

import io.homeplane.inventory.compose.ComposeProject.Resource;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One Compose file to services, networks and volumes. Source: the Compose specification. */
final class ComposeDecoder {
    private final String project;
    private final String directory;
    private final Problems problems;

    /** @param directory the project's directory, relative to the repository's root */
    ComposeDecoder(String project, String directory, Problems problems) {
        this.project = project;
        this.directory = directory;
        this.problems = problems;
    }

    /**
     * The project that composed documents state.
     *
     * @param files the project's own files, in merge order
     * @param composed nothing when no file could be read
     */
    ComposeProject decode(
            List<String> files, Composition composition, Optional<Table> composed, ComposeEnvironment environment) {
        Table document = composed.orElseGet(() -> new Table(Position.of(""), Map.of()));
        Map<String, ComposeService> services = new LinkedHashMap<>();
        table(document, "services")
                .ifPresent(table -> table.entries().forEach((name, entry) -> {
                    if (entry.value() instanceof Table service) {
                        services.put(name, new ServiceDecoder(name, service, directory, problems).decode(entry.key()));
                    } else {
                        wrongType(entry.key(), "services." + name, "a table", entry.value());
                    }
                }));
        Set<String> references = NamedFiles.of(document, directory, services.values());
        references.addAll(composition.environmentFiles());
        return new ComposeProject(
                project,
                files,
                List.copyOf(composition.sources()),
                references,
                profiles(environment),
                services,
                resources(document, "networks"),
                resources(document, "volumes"));
    }

    /** Profiles are started when {@code COMPOSE_PROFILES} names them. */
    private static List<String> profiles(ComposeEnvironment environment) {
        String stated = environment.values().getOrDefault("COMPOSE_PROFILES", "");
        if (stated.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(stated.split(",", -1))
                .map(String::trim)
                .filter(profile -> !profile.isEmpty())
                .toList();
    }

    private Map<String, Resource> resources(Table document, String section) {
        Map<String, Resource> resources = new LinkedHashMap<>();
        table(document, section)
                .ifPresent(table -> table.entries().forEach((key, entry) -> {
                    Optional<Table> settings =
                            entry.value() instanceof Table found ? Optional.of(found) : Optional.<Table>empty();
                    boolean external = settings.flatMap(found -> found.get("external"))
                            .filter(ComposeDecoder::isExternal)
                            .isPresent();
                    String stated = settings.flatMap(ComposeDecoder::statedName).orElse("");
                    String name = stated.isEmpty() ? (external ? key : project + "_" + key) : stated;
                    resources.put(key, new Resource(key, entry.key(), name, external));
                }));
        return resources;
    }

    /** {@code external: true}, or the older {@code external: {name: x}}. */
    private static boolean isExternal(Node node) {
        return node instanceof Table
                || (node instanceof Scalar scalar && scalar.text().equals("true"));
    }

    private static Optional<String> statedName(Table settings) {
        Optional<Node> name = settings.get("name");
        if (name.isEmpty() && settings.get("external").orElse(null) instanceof Table external) {
            name = external.get("name");
        }
        return name.filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text());
    }

    private Optional<Table> table(Table document, String key) {
        Optional<Node> node = document.get(key);
        if (node.isEmpty() || (node.get() instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL)) {
            return Optional.empty();
        }
        if (node.get() instanceof Table table) {
            return Optional.of(table);
        }
        wrongType(document.positionOf(key), key, "a table", node.get());
        return Optional.empty();
    }

    private void wrongType(Position position, String path, String expected, Node found) {
        String hint = found instanceof Sequence ? "write it as keys, not as a list" : "";
        problems.add(
                ProblemCode.COMPOSE_VALUE,
                position,
                path,
                "expected " + expected + ", found " + found.described(),
                hint);
    }
}
