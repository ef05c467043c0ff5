package io.homeplane.inventory.compose;

import io.homeplane.inventory.compose.ComposeService.BindMount;
import io.homeplane.inventory.compose.ComposeService.EnvFile;
import io.homeplane.inventory.compose.ComposeService.PublishedPort;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One service of a Compose file. */
final class ServiceDecoder {
    private final String name;
    private final Table service;
    private final String directory;
    private final Problems problems;

    ServiceDecoder(String name, Table service, String directory, Problems problems) {
        this.name = name;
        this.service = service;
        this.directory = directory;
        this.problems = problems;
    }

    ComposeService decode(Position position) {
        return new ComposeService(
                name,
                position,
                text("image"),
                service.keys().contains("build"),
                text("container_name"),
                hasHealthcheck(),
                text("network_mode"),
                names("networks"),
                ports(),
                envFiles(),
                bindMounts(),
                names("depends_on"),
                names("profiles"),
                namedVolumes(),
                text("privileged").equals("true"),
                names("cap_add"),
                text("pid"),
                ServiceNames.labels(service),
                ServiceNames.inNetworks(service));
    }

    private String path(String key) {
        return "services." + name + "." + key;
    }

    private String text(String key) {
        Optional<Node> node = service.get(key);
        if (node.isPresent() && !(node.get() instanceof Scalar)) {
            wrong(
                    service.positionOf(key),
                    key,
                    "expected text, found " + node.get().described());
        }
        return node.filter(Scalar.class::isInstance)
                .map(found -> ((Scalar) found).text())
                .orElse("");
    }

    private boolean hasHealthcheck() {
        if (!(service.get("healthcheck").orElse(null) instanceof Table check)) {
            return false;
        }
        boolean disabled = check.get("disable").orElse(null) instanceof Scalar flag
                && flag.text().equals("true");
        boolean none = check.get("test").orElse(null) instanceof Sequence test
                && !test.items().isEmpty()
                && test.items().get(0) instanceof Scalar word
                && word.text().equals("NONE");
        return !disabled && !none;
    }

    /** A list of names, or a table by name. */
    private List<String> names(String key) {
        List<String> names = new ArrayList<>();
        Node node = service.get(key).orElse(null);
        if (node instanceof Table table) {
            names.addAll(table.keys());
        } else if (node instanceof Sequence sequence) {
            for (Node item : sequence.items()) {
                scalar(item, key).ifPresent(names::add);
            }
        } else if (node != null && !isNull(node)) {
            wrong(service.positionOf(key), key, "expected a list or a table, found " + node.described());
        }
        return names;
    }

    private List<PublishedPort> ports() {
        List<PublishedPort> ports = new ArrayList<>();
        for (Node item : items("ports")) {
            if (item instanceof Table table) {
                String protocol = value(table, "protocol");
                ports.add(new PublishedPort(
                        value(table, "host_ip"),
                        value(table, "published"),
                        value(table, "target"),
                        protocol.isEmpty() ? "tcp" : protocol));
            } else {
                scalar(item, "ports").ifPresent(text -> port(text, item.position(), ports));
            }
        }
        return ports;
    }

    private void port(String text, Position position, List<PublishedPort> ports) {
        Optional<PublishedPort> port = PortSyntax.parse(text);
        if (port.isPresent()) {
            ports.add(port.get());
        } else {
            problems.add(
                    ProblemCode.BAD_PORT,
                    position,
                    path("ports"),
                    "expected [address:][published:]container[/protocol] with ports 1-65535, found " + text);
        }
    }

    private List<EnvFile> envFiles() {
        List<EnvFile> files = new ArrayList<>();
        for (Node item : items("env_file")) {
            if (item instanceof Table table) {
                files.add(new EnvFile(
                        resolve(value(table, "path")), !value(table, "required").equals("false")));
            } else {
                scalar(item, "env_file").ifPresent(path -> files.add(new EnvFile(resolve(path), true)));
            }
        }
        return files;
    }

    private List<BindMount> bindMounts() {
        List<BindMount> mounts = new ArrayList<>();
        for (Node item : items("volumes")) {
            if (item instanceof Table table) {
                if (value(table, "type").equals("bind")) {
                    mounts.add(mount(
                            value(table, "source"),
                            value(table, "target"),
                            value(table, "read_only").equals("true")));
                }
            } else {
                scalar(item, "volumes").ifPresent(text -> shortMount(text, mounts));
            }
        }
        return mounts;
    }

    /** Keys of the project's volumes that the service mounts. */
    private List<String> namedVolumes() {
        List<String> volumes = new ArrayList<>();
        for (Node item : items("volumes")) {
            String source = item instanceof Table table
                    ? (value(table, "type").equals("volume") ? value(table, "source") : "")
                    : item instanceof Scalar scalar && scalar.text().contains(":")
                            ? scalar.text().split(":", -1)[0]
                            : "";
            boolean named = !source.isEmpty() && "/.~$".indexOf(source.charAt(0)) < 0;
            if (named) {
                volumes.add(source);
            }
        }
        return volumes;
    }

    private void shortMount(String text, List<BindMount> mounts) {
        String[] parts = text.split(":", -1);
        String source = parts[0];
        boolean bind = source.startsWith("/") || source.startsWith(".") || source.startsWith("~");
        if (bind && parts.length > 1) {
            mounts.add(mount(
                    source,
                    parts[1],
                    parts.length > 2 && List.of(parts[2].split(",", -1)).contains("ro")));
        }
    }

    private BindMount mount(String source, String target, boolean readOnly) {
        boolean relative = !source.startsWith("/") && !source.startsWith("~") && !source.startsWith("$");
        return new BindMount(relative ? resolve(source) : source, target, readOnly, relative);
    }

    private String resolve(String path) {
        return path.startsWith("/") ? path : RepositoryPath.resolve(directory, path);
    }

    private List<Node> items(String key) {
        Node node = service.get(key).orElse(null);
        if (node == null || isNull(node)) {
            return List.of();
        }
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        if (node instanceof Table) {
            wrong(service.positionOf(key), key, "expected a list, found " + node.described());
            return List.of();
        }
        return List.of(node);
    }

    private Optional<String> scalar(Node item, String key) {
        if (item instanceof Scalar scalar) {
            return Optional.of(scalar.text());
        }
        wrong(item.position(), key, "expected text, found " + item.described());
        return Optional.empty();
    }

    private String value(Table table, String key) {
        return table.get(key)
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .orElse("");
    }

    private void wrong(Position position, String key, String message) {
        problems.add(ProblemCode.COMPOSE_VALUE, position, path(key), message);
    }

    private static boolean isNull(Node node) {
        return node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL;
    }
}
