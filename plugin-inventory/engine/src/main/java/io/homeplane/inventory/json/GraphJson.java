package io.homeplane.inventory.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homeplane.inventory.graph.Graph;
import java.util.Locale;

/** The answer of {@code plane graph --format json}; names and order of fields are a contract. */
public final class GraphJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GraphJson() {}

    public static String print(Graph graph) {
        ObjectNode document = JSON.createObjectNode();
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
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values can always be written", impossible);
        }
    }
}
