package io.homeplane.inventory.api;

import io.homeplane.inventory.graph.DotGraph;
import io.homeplane.inventory.graph.FleetGraph;
import io.homeplane.inventory.graph.Graph;
import io.homeplane.inventory.graph.MermaidGraph;
import io.homeplane.inventory.graph.SvgGraph;
import io.homeplane.inventory.json.BoundariesDocument;
import io.homeplane.inventory.json.FleetDocument;
import io.homeplane.inventory.json.GraphDocument;
import io.homeplane.inventory.json.InventoryDocument;
import io.homeplane.inventory.json.PlanDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Answers what is asked below {@code /homeplane/api/v1/}. Whoever serves it has checked before that the asking may see the
 * fleet; nothing here waits, changes anything or shows a secret.
 */
public final class Api implements Answers {
    private final Inventories inventories;

    public Api(Inventories inventories) {
        this.inventories = inventories;
    }

    @Override
    public Answer to(String method, String path, Function<String, String> query) {
        if (!Set.of("GET", "HEAD").contains(method)) {
            return Answer.error(405, "The API only reads: use GET").with("Allow", "GET, HEAD");
        }
        return Route.of(path)
                .map(route -> answer(route, path, query))
                .orElseGet(() -> Answer.error(
                        404, "There is nothing of this name in the API: openapi.yaml beside it lists what there is"));
    }

    private Answer answer(Route route, String path, Function<String, String> query) {
        return switch (route) {
            case INVENTORIES -> Answer.json(Map.of("inventories", all()));
            case FLEET -> fleet(query);
            case VALIDATION -> of(query, false, known -> Answer.json(InventoryDocument.of(known.inventory())));
            case PLAN -> of(query, true, Api::plan);
            case BOUNDARIES -> of(query, false, known -> boundaries(known, query.apply("server")));
            case GRAPH -> of(query, false, known -> graph(known, query.apply("format")));
            case OPENAPI -> file(path, "application/yaml");
            case SCHEMA -> file(path, "application/schema+json");
        };
    }

    private List<Map<String, Object>> all() {
        return inventories.names().stream()
                .map(name -> summary(inventories.known(name, false)))
                .toList();
    }

    private static Map<String, Object> summary(Known known) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", known.name());
        row.put("revision", known.revision());
        Map<String, Object> counts = known.isRead() ? InventoryDocument.of(known.inventory()) : Map.of();
        for (String count : List.of("servers", "stacks", "procedures", "errors", "warnings")) {
            row.put(count, counts.get(count));
        }
        row.put("problem", known.problem());
        return row;
    }

    /** The page begins with this: it is an answer before anything is read or registered too. */
    private Answer fleet(Function<String, String> query) {
        if (inventories.names().isEmpty() && wanted(query).isEmpty()) {
            return Answer.json(FleetDocument.nothing("", false, ""));
        }
        return found(query, true, known -> {
            Map<String, Object> fleet = known.isRead()
                    ? FleetDocument.of(
                            known.name(),
                            known.revision(),
                            known.inventory(),
                            known.plan(),
                            asked(known),
                            known.refreshing(),
                            known.problem())
                    : FleetDocument.nothing(known.name(), known.refreshing(), known.problem());
            List<Map<String, Object>> runs = inventories.runs();
            if (runs != null) {
                fleet.put("runs", runs);
            }
            return Answer.json(fleet);
        });
    }

    private static Answer plan(Known known) {
        Map<String, Object> plan = PlanDocument.of(known.plan(), known.revision());
        plan.put("asked", asked(known));
        plan.put("refreshing", known.refreshing());
        return Answer.json(plan);
    }

    private static String asked(Known known) {
        return known.asked() == null ? null : known.asked().toString();
    }

    private static Answer boundaries(Known known, String server) {
        if (server == null || server.isEmpty()) {
            return Answer.json(BoundariesDocument.all(known.snapshot()));
        }
        return known.inventory().server(server).isPresent()
                ? Answer.json(BoundariesDocument.of(known.snapshot(), server))
                : Answer.error(404, "The inventory " + known.name() + " has no server " + server);
    }

    private static Answer graph(Known known, String format) {
        Graph graph = FleetGraph.of(known.snapshot());
        return switch (format == null || format.isEmpty() ? "json" : format) {
            case "json" -> Answer.json(GraphDocument.of(graph));
            case "svg" -> Answer.text("image/svg+xml", SvgGraph.print(graph));
            case "dot" -> Answer.text("text/vnd.graphviz;charset=UTF-8", DotGraph.print(graph));
            case "mermaid" -> Answer.text("text/plain;charset=UTF-8", MermaidGraph.print(graph));
            default -> Answer.error(400, "A graph has the formats json, svg, dot and mermaid, not " + format);
        };
    }

    /** What needs the inventory's files. */
    private Answer of(Function<String, String> query, boolean servers, Function<Known, Answer> made) {
        return found(query, servers, known -> known.isRead() ? made.apply(known) : notYet(known));
    }

    private static Answer notYet(Known known) {
        return known.problem().isEmpty()
                ? Answer.error(503, "The inventory " + known.name() + " is being read: ask again in a moment")
                        .with("Retry-After", "1")
                : Answer.error(503, known.problem()).with("Retry-After", "30");
    }

    private Answer found(Function<String, String> query, boolean servers, Function<Known, Answer> made) {
        String wanted = wanted(query);
        List<String> names = inventories.names();
        if (names.isEmpty() && wanted.isEmpty()) {
            return Answer.error(
                    404, "No inventory is registered: an administrator does that in the settings of Homeplane");
        }
        String name = wanted.isEmpty() ? names.get(0) : wanted;
        return names.contains(name)
                ? made.apply(inventories.known(name, servers))
                : Answer.error(404, "No inventory is registered as " + name);
    }

    private static String wanted(Function<String, String> query) {
        String name = query.apply("inventory");
        return name == null ? "" : name;
    }

    private static Answer file(String name, String type) {
        try (InputStream in = Api.class.getResourceAsStream(name)) {
            return in == null
                    ? Answer.error(404, "There is no schema of this name: openapi.yaml beside it names them")
                    : Answer.text(type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new IllegalStateException("the API's own description cannot be read", broken);
        }
    }
}
