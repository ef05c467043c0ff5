package io.homeplane.inventory.compose;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The documents of one project as one: variables in place, {@code extends} and {@code include} followed, later over earlier. */
final class Composition {
    private static final String INCLUDE = "include";
    /** Files that include each other twice would grow without end; the depth is what the call stack carries. */
    private static final int MOST_INCLUDES = 1_000;

    private static final int DEEPEST = 100;

    private final ComposeFiles files;
    private final Problems problems;
    private final Set<String> sources = new LinkedHashSet<>();
    private final Set<String> environmentFiles = new LinkedHashSet<>();
    private final Set<String> open = new LinkedHashSet<>();
    private boolean broken;
    private boolean tagged;
    private int includes;

    Composition(ComposeFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** Every file that was read, relative to the repository's root. */
    Set<String> sources() {
        return sources;
    }

    /** Every env file that an include looks at, whether it is there or not. */
    Set<String> environmentFiles() {
        return environmentFiles;
    }

    /** True when a file could not be read, so that something may be missing. */
    boolean isBroken() {
        return broken;
    }

    /** Several files, later over earlier; empty when none could be read. */
    Optional<Table> of(List<String> paths, String directory, ComposeEnvironment environment, ComposeFiles.Asked asked) {
        Table whole = null;
        for (String path : paths) {
            Optional<Table> document = document(path, asked);
            if (document.isPresent()) {
                open.add(path);
                Table one = of(document.get(), directory, environment);
                whole = whole == null ? one : ComposeMerge.tables(whole, one);
                whole = tagged ? ComposeTags.applied(whole) : whole;
                open.remove(path);
            }
        }
        return Optional.ofNullable(whole);
    }

    /** One document with what it extends and includes. */
    Table of(Table document, String directory, ComposeEnvironment environment) {
        Interpolation interpolation = new Interpolation(environment, problems);
        Table whole = interpolation.apply(document);
        whole = new ServiceExtension(this, interpolation, problems).in(whole, directory);
        Node include = whole.get(INCLUDE).orElse(null);
        if (include == null || ComposeMerge.isNull(include)) {
            return whole;
        }
        List<Node> items = include instanceof Sequence sequence ? sequence.items() : List.of(include);
        for (Node item : items) {
            whole = withIncluded(whole, item, directory, environment);
        }
        return whole;
    }

    Optional<Table> document(String path, ComposeFiles.Asked asked) {
        sources.add(path);
        Optional<Table> document = files.document(path, asked, problems);
        broken |= document.isEmpty();
        tagged |= files.isTagged(path);
        return document;
    }

    private Table withIncluded(Table whole, Node item, String directory, ComposeEnvironment environment) {
        List<String> paths = item instanceof Table table ? texts(table, "path") : texts(item);
        if (paths.isEmpty() || isRemote(paths.get(0))) {
            notFollowed(problems, item.position(), INCLUDE, paths.isEmpty() ? "no path" : paths.get(0));
            return whole;
        }
        List<String> resolved = paths.stream()
                .map(path -> RepositoryPath.resolve(directory, path))
                .toList();
        if (resolved.stream().anyMatch(open::contains)) {
            circle(problems, item.position(), INCLUDE, resolved.get(0));
            return whole;
        }
        if (++includes > MOST_INCLUDES || open.size() > DEEPEST) {
            problems.add(
                    ProblemCode.TOO_LARGE,
                    item.position(),
                    INCLUDE,
                    "more than " + MOST_INCLUDES + " files are included, or more than " + DEEPEST + " one by another",
                    "include fewer files");
            return whole;
        }
        String inner = RepositoryPath.directoryOf(resolved.get(0));
        ComposeEnvironment env = environment;
        if (item instanceof Table table) {
            List<String> stated = texts(table, "project_directory");
            inner = stated.isEmpty() ? inner : RepositoryPath.resolve(directory, stated.get(0));
            for (String file : texts(table, "env_file")) {
                env = with(env, RepositoryPath.resolve(directory, file));
            }
        }
        env = with(env, RepositoryPath.resolve(inner, ".env"));
        ComposeFiles.Asked asked = new ComposeFiles.Asked(item.position(), INCLUDE, "paths start at " + directory);
        String from = inner;
        return of(resolved, inner, env, asked)
                .map(included -> under(whole, moved(included, new ComposePaths(from, directory))))
                .orElse(whole);
    }

    private ComposeEnvironment with(ComposeEnvironment environment, String file) {
        environmentFiles.add(file);
        return environment.with(file, files, problems);
    }

    private static Table moved(Table included, ComposePaths paths) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>(included.entries());
        entries.remove(INCLUDE);
        entries.computeIfPresent("services", (key, services) -> {
            Map<String, Table.Entry> moved = new LinkedHashMap<>();
            if (services.value() instanceof Table table) {
                table.entries()
                        .forEach((name, entry) -> moved.put(
                                name,
                                entry.value() instanceof Table service
                                        ? new Table.Entry(entry.key(), paths.service(service))
                                        : entry));
            }
            return new Table.Entry(services.key(), new Table(services.value().position(), moved));
        });
        return new Table(included.position(), entries);
    }

    /** What is included must not be defined again; what the including file says counts, with a problem. */
    private Table under(Table whole, Table included) {
        for (String section : List.of("services", "networks", "volumes", "configs", "secrets")) {
            if (whole.get(section).orElse(null) instanceof Table own
                    && included.get(section).orElse(null) instanceof Table other) {
                for (String name : own.keys()) {
                    if (other.keys().contains(name) && !section.equals("networks") && !section.equals("volumes")) {
                        problems.add(
                                ProblemCode.COMPOSE_VALUE,
                                own.positionOf(name),
                                section + "." + name,
                                "is included too, from " + other.positionOf(name),
                                "rename one of them, or change it in an override file of the include");
                    }
                }
            }
        }
        return ComposeMerge.tables(included, whole);
    }

    /** Compose fetches it from a registry or a repository when it deploys. */
    static boolean isRemote(String path) {
        return path.contains("://") || path.startsWith("git@") || path.startsWith("github.com/");
    }

    static void notFollowed(Problems problems, Position position, String path, String what) {
        problems.add(
                ProblemCode.COMPOSE_NOT_FOLLOWED,
                position,
                path,
                what.replaceFirst("://[^/@]*@", "://")
                        + " is not fetched here but by docker compose on the server: its services, networks and ports are not"
                        + " in the plan's order or checks",
                "keep a copy in the repository to have it read");
    }

    static void circle(Problems problems, Position position, String path, String file) {
        problems.add(
                ProblemCode.COMPOSE_VALUE,
                position,
                path,
                "leads back to " + file + ", which is being read",
                "remove one of the references");
    }

    private static List<String> texts(Table table, String key) {
        return table.get(key).map(Composition::texts).orElse(List.of());
    }

    private static List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        List<Node> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        for (Node item : items) {
            if (item instanceof Scalar scalar && !scalar.text().isEmpty()) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }
}
