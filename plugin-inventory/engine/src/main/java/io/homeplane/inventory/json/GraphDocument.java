package io.homeplane.inventory.json;

import io.homeplane.inventory.graph.Graph;
import io.homeplane.inventory.graph.Graph.Edge;
import io.homeplane.inventory.graph.Graph.Node;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What {@code plane graph --format json} answers: the fleet as nodes and edges. */
public final class GraphDocument {
    private GraphDocument() {}

    /** In plain values; names and order of fields are a contract. */
    public static Map<String, Object> of(Graph graph) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("nodes", graph.nodes().stream().map(GraphDocument::node).toList());
        document.put("edges", graph.edges().stream().map(GraphDocument::edge).toList());
        return document;
    }

    private static Map<String, Object> node(Node node) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", node.id());
        row.put("kind", node.kind().name().toLowerCase(Locale.ROOT));
        row.put("label", node.label());
        row.put("server", node.server());
        return row;
    }

    private static Map<String, Object> edge(Edge edge) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("from", edge.from());
        row.put("to", edge.to());
        row.put("kind", edge.link().name().toLowerCase(Locale.ROOT));
        row.put("label", edge.label());
        return row;
    }
}
