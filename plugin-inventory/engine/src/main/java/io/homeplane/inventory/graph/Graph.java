package io.homeplane.inventory.graph;

import java.util.List;

/** Servers with their stacks, and what leads from one to another. */
public record Graph(List<Node> nodes, List<Edge> edges) {
    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** What a node stands for. */
    public enum Kind {
        PLANE,
        SERVER,
        STACK
    }

    /** What an edge stands for. */
    public enum Link {
        /** A way from the plane or a server to a server. */
        PATH,
        /** The first stack is deployed after the second. */
        AFTER,
        /** The stack carries a path to the server. */
        CARRIES
    }

    /**
     * A node.
     *
     * @param id unique, such as {@code stack:notes}
     * @param server id of the server that a stack is on; empty for other kinds
     */
    public record Node(String id, Kind kind, String label, String server) {}

    /**
     * What leads from one node to another.
     *
     * @param label why, such as {@code pangolin} or {@code after gateway}
     */
    public record Edge(String from, String to, Link link, String label) {}

    /** The stacks of a server. */
    public List<Node> stacksOf(String server) {
        return nodes.stream()
                .filter(node -> node.kind() == Kind.STACK && node.server().equals(server))
                .toList();
    }

    /** The nodes of a kind. */
    public List<Node> all(Kind kind) {
        return nodes.stream().filter(node -> node.kind() == kind).toList();
    }
}
