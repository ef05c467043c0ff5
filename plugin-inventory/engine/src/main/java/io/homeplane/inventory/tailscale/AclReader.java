package io.homeplane.inventory.tailscale;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Spelling;
import io.homeplane.inventory.tailscale.Acl.Assertion;
import io.homeplane.inventory.tailscale.Acl.Rule;
import io.homeplane.inventory.tailscale.Acl.Target;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A policy file's table to values. Source: Tailscale's syntax reference of the tailnet policy file. */
final class AclReader {
    /** Sections that say nothing of what reaches what over the network. */
    private static final List<String> OTHERS = List.of(
            "ssh",
            "sshTests",
            "nodeAttrs",
            "autoApprovers",
            "postures",
            "defaultSrcPosture",
            "derpMap",
            "disableIPv4",
            "randomizeClientPort",
            "OneCGNATRoute",
            "ipsets",
            "$schema");

    private static final List<String> READ = List.of("acls", "grants", "groups", "hosts", "tagOwners", "tests");

    private final Problems problems;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Assertion> tests = new ArrayList<>();

    private AclReader(Problems problems) {
        this.problems = problems;
    }

    static Acl read(Table file, Problems problems) {
        AclReader reader = new AclReader(problems);
        reader.sections(file);
        Map<String, List<String>> groups = new LinkedHashMap<>();
        reader.table(file, "groups").forEach((name, entry) -> groups.put(name, reader.texts(entry.value(), name)));
        Map<String, String> hosts = new LinkedHashMap<>();
        reader.table(file, "hosts").forEach((name, entry) -> {
            List<String> address = reader.texts(entry.value(), "hosts." + name);
            hosts.put(name, address.isEmpty() ? "" : address.get(0));
        });
        reader.tables(file, "acls").forEach(reader::accept);
        reader.tables(file, "grants").forEach(reader::grant);
        if (!file.keys().contains("acls") && !file.keys().contains("grants")) {
            // Tailscale's default for a file that has neither.
            reader.rules.add(new Rule(file.position(), List.of("*"), List.of(new Target("*", Ports.ALL)), ""));
        }
        int index = 0;
        for (Table test : reader.tables(file, "tests")) {
            reader.test(test, "tests[" + index++ + "]");
        }
        return new Acl(groups, hosts, reader.table(file, "tagOwners").keySet(), reader.rules, reader.tests);
    }

    private void sections(Table file) {
        List<String> all = new ArrayList<>(READ);
        all.addAll(OTHERS);
        file.entries().forEach((key, entry) -> {
            if (!all.contains(key)) {
                problems.add(
                        ProblemCode.UNKNOWN_KEY,
                        entry.key(),
                        key,
                        "is no section of a Tailscale policy file that is known here",
                        Spelling.hint(key, all));
            }
        });
    }

    private void accept(Table rule) {
        String action = text(rule, "action");
        if (!action.equals("accept")) {
            wrong(rule.positionOf("action"), "acls.action", "expected \"accept\", found \"" + action + "\"");
            return;
        }
        List<Target> targets = new ArrayList<>();
        for (Node target : items(rule, "dst", "ports")) {
            target(target, text(rule, "proto"), "acls.dst").ifPresent(targets::add);
        }
        rules.add(new Rule(rule.position(), names(items(rule, "src", "users")), targets, condition(rule)));
    }

    /** A grant of an application's own capabilities alone opens no port. */
    private void grant(Table rule) {
        List<Target> targets = new ArrayList<>();
        for (Node granted : items(rule, "ip")) {
            Optional<Ports> ports = Ports.parseGranted(word(granted));
            if (ports.isEmpty()) {
                wrong(
                        granted.position(),
                        "grants.ip",
                        "\"" + word(granted) + "\" is no port such as tcp:443, 443 or *");
            }
            for (Node name : items(rule, "dst")) {
                ports.ifPresent(open -> targets.add(new Target(word(name), open)));
            }
        }
        rules.add(new Rule(rule.position(), names(items(rule, "src")), targets, condition(rule)));
    }

    private static String condition(Table rule) {
        return rule.keys().contains("srcPosture")
                ? "the posture of the device"
                : rule.keys().contains("via") ? "the routers it goes via" : "";
    }

    private void test(Table test, String path) {
        List<Node> sources = items(test, "src", "user");
        if (sources.isEmpty()) {
            wrong(test.position(), path, "has no src");
            return;
        }
        String from = word(sources.get(0));
        for (Node target : items(test, "accept", "allow")) {
            target(target, text(test, "proto"), path + ".accept")
                    .ifPresent(to -> tests.add(new Assertion(target.position(), path + ".accept", from, to, true)));
        }
        for (Node target : items(test, "deny")) {
            target(target, text(test, "proto"), path + ".deny")
                    .ifPresent(to -> tests.add(new Assertion(target.position(), path + ".deny", from, to, false)));
        }
    }

    private Optional<Target> target(Node node, String protocol, String path) {
        Optional<Target> target = target(word(node), protocol);
        if (target.isEmpty()) {
            wrong(
                    node.position(),
                    path,
                    "expected a target with ports such as tag:web:443, found \"" + word(node) + "\"");
        }
        return target;
    }

    /** {@code tag:db:5432}: what stands behind the last colon are the ports. */
    static Optional<Target> target(String text, String protocol) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String name = text.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
        return Ports.parse(protocol, text.substring(colon + 1)).map(ports -> new Target(name, ports));
    }

    private Map<String, Table.Entry> table(Table file, String key) {
        Node node = file.get(key).orElse(null);
        if (node instanceof Table table) {
            return table.entries();
        }
        if (node != null) {
            wrongType(node, key, "an object");
        }
        return Map.of();
    }

    private List<Table> tables(Table file, String key) {
        List<Table> tables = new ArrayList<>();
        for (Node item : items(file, key)) {
            if (item instanceof Table table) {
                tables.add(table);
            } else {
                wrongType(item, key, "an object");
            }
        }
        return tables;
    }

    /** The values of the first of several spellings; one value counts as a list of one. */
    private static List<Node> items(Table table, String... keys) {
        for (String key : keys) {
            Node node = table.get(key).orElse(null);
            if (node != null) {
                return node instanceof Sequence sequence ? sequence.items() : List.of(node);
            }
        }
        return List.of();
    }

    private List<String> texts(Node node, String path) {
        List<Node> items = node instanceof Sequence sequence ? sequence.items() : List.of(node);
        items.stream().filter(item -> !(item instanceof Scalar)).forEach(item -> wrongType(item, path, "text"));
        return names(items);
    }

    private static List<String> names(List<Node> items) {
        return items.stream()
                .map(AclReader::word)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String text(Table table, String key) {
        return table.get(key).map(AclReader::word).orElse("");
    }

    private static String word(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    private void wrongType(Node found, String path, String expected) {
        problems.add(
                ProblemCode.WRONG_TYPE,
                found.position(),
                path,
                "expected " + expected + ", found " + found.described());
    }

    private void wrong(Position position, String path, String message) {
        problems.add(ProblemCode.NOT_ALLOWED, position, path, message);
    }
}
