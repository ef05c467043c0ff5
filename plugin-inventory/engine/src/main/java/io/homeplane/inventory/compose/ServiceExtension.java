package io.homeplane.inventory.compose;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Spelling;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code extends}: a service takes what another one of the same or another file says, and says more. */
final class ServiceExtension {
    private static final String EXTENDS = "extends";
    private static final String SERVICES = "services";
    /** More than anyone writes, and little enough for the call stack. */
    private static final int DEEPEST = 100;

    private final Composition composition;
    private final Interpolation interpolation;
    private final Problems problems;
    private final Map<String, Place> opened = new HashMap<>();

    ServiceExtension(Composition composition, Interpolation interpolation, Problems problems) {
        this.composition = composition;
        this.interpolation = interpolation;
        this.problems = problems;
    }

    /** A document and where it is. */
    private record Place(Table document, String directory, String file) {}

    /** The document with every service whole. */
    Table in(Table document, String directory) {
        if (!(document.get(SERVICES).orElse(null) instanceof Table services) || !anyExtends(services)) {
            return document;
        }
        Map<String, Table.Entry> whole = new LinkedHashMap<>();
        Place here = new Place(document, directory, "");
        services.entries()
                .forEach((name, entry) -> whole.put(
                        name,
                        entry.value() instanceof Table service
                                ? new Table.Entry(entry.key(), whole(service, name, here, new LinkedHashSet<>()))
                                : entry));
        Map<String, Table.Entry> entries = new LinkedHashMap<>(document.entries());
        entries.put(SERVICES, new Table.Entry(document.positionOf(SERVICES), new Table(services.position(), whole)));
        return new Table(document.position(), entries);
    }

    private static boolean anyExtends(Table services) {
        for (Table.Entry entry : services.entries().values()) {
            if (entry.value() instanceof Table service && service.keys().contains(EXTENDS)) {
                return true;
            }
        }
        return false;
    }

    private Table whole(Table service, String name, Place here, Set<String> trail) {
        Node node = service.get(EXTENDS).orElse(null);
        if (node == null) {
            return service;
        }
        Position position = service.positionOf(EXTENDS);
        String path = SERVICES + "." + name + "." + EXTENDS;
        Table own = without(service);
        if (!trail.add(here.file() + "#" + name)) {
            Composition.circle(problems, position, path, "service " + name);
            return own;
        }
        if (trail.size() > DEEPEST) {
            problems.add(
                    ProblemCode.TOO_LARGE,
                    position,
                    path,
                    "extends through more than " + DEEPEST + " services",
                    "extend a service that says more itself");
            return own;
        }
        String other = node instanceof Table table ? text(table, "service") : text(node);
        String file = node instanceof Table table ? text(table, "file") : "";
        if (Composition.isRemote(file)) {
            Composition.notFollowed(problems, position, path, file);
            return own;
        }
        Optional<Place> place = file.isEmpty() ? Optional.of(here) : opened(file, here, position, path);
        Optional<Table> base = place.flatMap(found -> service(found, other, position, path))
                .map(found -> whole(found, other, place.get(), trail))
                .map(ComposeTags::applied)
                .map(found -> new ComposePaths(place.get().directory(), here.directory()).service(found));
        return base.map(found -> ComposeMerge.tables(found, own)).orElse(own);
    }

    private Optional<Place> opened(String file, Place here, Position position, String path) {
        String resolved = RepositoryPath.resolve(here.directory(), file);
        if (opened.containsKey(resolved)) {
            return Optional.of(opened.get(resolved));
        }
        Optional<Place> place = composition
                .document(resolved, new ComposeFiles.Asked(position, path, "paths start at the file's own directory"))
                .map(document ->
                        new Place(interpolation.apply(document), RepositoryPath.directoryOf(resolved), resolved));
        place.ifPresent(found -> opened.put(resolved, found));
        return place;
    }

    private Optional<Table> service(Place place, String name, Position position, String path) {
        Table services = place.document().get(SERVICES).orElse(null) instanceof Table table ? table : null;
        if (services != null && services.get(name).orElse(null) instanceof Table service) {
            return Optional.of(service);
        }
        problems.add(
                ProblemCode.COMPOSE_VALUE,
                position,
                path,
                "there is no service \"" + name + "\"" + (place.file().isEmpty() ? "" : " in " + place.file()),
                services == null ? "" : Spelling.hint(name, services.keys()));
        return Optional.empty();
    }

    private static Table without(Table service) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>(service.entries());
        entries.remove(EXTENDS);
        return new Table(service.position(), entries);
    }

    private static String text(Table table, String key) {
        return table.get(key).map(ServiceExtension::text).orElse("");
    }

    private static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }
}
