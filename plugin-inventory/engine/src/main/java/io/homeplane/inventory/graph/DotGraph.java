package io.homeplane.inventory.graph;

import io.homeplane.inventory.graph.Graph.Edge;
import io.homeplane.inventory.graph.Graph.Kind;
import io.homeplane.inventory.graph.Graph.Link;
import io.homeplane.inventory.graph.Graph.Node;

/** A graph in the language of Graphviz. */
public final class DotGraph {
    private DotGraph() {}

    public static String print(Graph graph) {
        StringBuilder text = new StringBuilder("digraph fleet {\n  rankdir=LR; compound=true; node [shape=box];\n");
        text.append("  \"plane\" [shape=oval];\n");
        int cluster = 0;
        for (Node server : graph.all(Kind.SERVER)) {
            text.append("  subgraph cluster_").append(cluster++).append(" {\n    label=");
            text.append(quoted(server.label())).append(";\n    ");
            text.append(quoted(server.id())).append(" [label=\"\", shape=point];\n");
            graph.stacksOf(server.id()).forEach(stack -> text.append("    ").append(node(stack)));
            text.append("  }\n");
        }
        graph.all(Kind.STACK).stream()
                .filter(stack -> graph.all(Kind.SERVER).stream()
                        .noneMatch(server -> server.id().equals(stack.server())))
                .forEach(stack -> text.append("  ").append(node(stack)));
        for (Edge edge : graph.edges()) {
            text.append("  ").append(quoted(edge.from())).append(" -> ").append(quoted(edge.to()));
            text.append(" [label=").append(quoted(edge.label()));
            text.append(edge.link() == Link.PATH ? "];\n" : ", style=" + style(edge.link()) + "];\n");
        }
        return text.append("}\n").toString();
    }

    private static String style(Link link) {
        return link == Link.AFTER ? "dashed" : "dotted";
    }

    private static String node(Node node) {
        return quoted(node.id()) + " [label=" + quoted(node.label()) + "];\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
