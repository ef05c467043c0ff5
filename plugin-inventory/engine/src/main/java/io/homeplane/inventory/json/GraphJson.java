package io.homeplane.inventory.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homeplane.inventory.graph.Graph;
import java.util.Locale;

/** The answer of {@code plane graph --format json}; names and order of fields are a contract. */
public final class GraphJson {
    private GraphJson() {}

    public static String print(Graph graph) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode nodes = document.putArray("nodes");
        graph.nodes().forEach(node -> {
            ObjectNode one = nodes.addObject();
            one.put("id", node.id());
            one.put("kind", node.kind().name().toLowerCase(Locale.ROOT));
            one.put("label", node.label());
            one.put("server", node.server());
        });
        ArrayNode edges = document.putArray("edges");
        graph.edges().forEach(edge -> {
            ObjectNode one = edges.addObject();
            one.put("from", edge.from());
            one.put("to", edge.to());
            one.put("kind", edge.link().name().toLowerCase(Locale.ROOT));
            one.put("label", edge.label());
        });
        return Json.text(document);
    }
}
