package io.homeplane.inventory.graph;

import io.homeplane.inventory.graph.Graph.Edge;
import io.homeplane.inventory.graph.Graph.Kind;
import io.homeplane.inventory.graph.Graph.Link;
import io.homeplane.inventory.graph.Graph.Node;
import java.util.HashMap;
import java.util.Map;

/** A graph in the language of Mermaid, as READMEs show it. */
public final class MermaidGraph {
    private MermaidGraph() {}

    public static String print(Graph graph) {
        Map<String, String> names = new HashMap<>();
        graph.nodes().forEach(node -> names.put(node.id(), "n" + names.size()));
        StringBuilder text = new StringBuilder("flowchart LR\n");
        text.append("  ").append(names.get("plane")).append("([\"plane\"])\n");
        for (Node server : graph.all(Kind.SERVER)) {
            text.append("  subgraph ").append(names.get(server.id())).append(label(server.label()));
            text.append('\n');
            graph.stacksOf(server.id())
                    .forEach(stack -> text.append("    ")
                            .append(names.get(stack.id()))
                            .append(label(stack.label()))
                            .append('\n'));
            text.append("  end\n");
        }
        for (Edge edge : graph.edges()) {
            text.append("  ").append(names.get(edge.from())).append(arrow(edge.link()));
            text.append("|").append(quoted(edge.label())).append("| ").append(names.get(edge.to()));
            text.append('\n');
        }
        return text.toString();
    }

    private static String arrow(Link link) {
        return switch (link) {
            case PATH -> " ==>";
            case AFTER -> " -.->";
            case CARRIES -> " -->";
        };
    }

    private static String label(String text) {
        return "[" + quoted(text) + "]";
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("&", "&amp;")
                        .replace("\"", "&quot;")
                        .replace("<", "&lt;")
                        .replace("\n", " ")
                + '"';
    }
}
