package io.homeplane.inventory.graph;

import io.homeplane.inventory.graph.Graph.Edge;
import io.homeplane.inventory.graph.Graph.Kind;
import io.homeplane.inventory.graph.Graph.Link;
import io.homeplane.inventory.graph.Graph.Node;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.PathCarrier;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.read.InventorySnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the graph of an inventory. */
public final class FleetGraph {
    private static final String PLANE = "plane";

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private FleetGraph() {}

    public static Graph of(InventorySnapshot snapshot) {
        FleetGraph graph = new FleetGraph();
        Inventory inventory = snapshot.inventory();
        graph.node(new Node(PLANE, Kind.PLANE, PLANE, ""));
        for (Server server : inventory.servers()) {
            graph.node(new Node(server(server.name()), Kind.SERVER, server.name(), ""));
        }
        for (Stack stack : inventory.stacks()) {
            graph.node(new Node(stack(stack.name()), Kind.STACK, stack.name(), server(stack.server())));
        }
        inventory.paths().forEach(graph::path);
        Planner.order(snapshot).forEach(graph::order);
        return new Graph(graph.nodes, graph.edges);
    }

    private void path(ServerPath path) {
        String label = path.via() + (path.emergency() ? " (emergency)" : "");
        edge(path.from().isEmpty() ? PLANE : server(path.from()), server(path.server()), Link.PATH, label);
        path.carriedBy().stream()
                .map(PathCarrier::parse)
                .filter(carrier -> carrier.kind() == PathCarrier.Kind.STACK)
                .forEach(carrier -> edge(stack(carrier.name()), server(path.server()), Link.CARRIES, path.name()));
    }

    private void order(String later, Map<String, String> earlier) {
        earlier.forEach((stack, reason) -> edge(stack(later), stack(stack), Link.AFTER, reason));
    }

    private void node(Node node) {
        if (ids.add(node.id())) {
            nodes.add(node);
        }
    }

    /** A name that means nothing is a problem of the inventory, and no edge. */
    private void edge(String from, String to, Link link, String label) {
        if (ids.contains(from) && ids.contains(to)) {
            edges.add(new Edge(from, to, link, label));
        }
    }

    private static String server(String name) {
        return "server:" + name;
    }

    private static String stack(String name) {
        return "stack:" + name;
    }
}
