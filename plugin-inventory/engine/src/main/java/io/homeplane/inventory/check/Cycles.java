package io.homeplane.inventory.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the circles of a directed graph: one per strongly connected component, so that a tangle gives one message. Iterative
 * (Tarjan 1972), because a chain may be longer than the call stack.
 */
public final class Cycles {
    private final Map<String, List<String>> edges;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private final List<List<String>> found = new ArrayList<>();

    private Cycles(Map<String, List<String>> edges) {
        this.edges = edges;
    }

    /**
     * The circles, each as the nodes on the way round; a node that leads to itself is a circle of one.
     *
     * @param edges from a node to those it depends on; unknown ones are ignored
     */
    public static List<List<String>> find(Map<String, List<String>> edges) {
        Cycles cycles = new Cycles(new LinkedHashMap<>(edges));
        for (String node : edges.keySet()) {
            if (!cycles.index.containsKey(node)) {
                cycles.visit(node);
            }
        }
        return List.copyOf(cycles.found);
    }

    private record Frame(String node, Iterator<String> targets) {}

    private void visit(String start) {
        Deque<Frame> frames = new ArrayDeque<>();
        enter(start, frames);
        while (!frames.isEmpty()) {
            Frame frame = frames.peek();
            if (frame.targets().hasNext()) {
                follow(frame.node(), frame.targets().next(), frames);
                continue;
            }
            frames.pop();
            if (!frames.isEmpty()) {
                low.merge(frames.peek().node(), low.get(frame.node()), Math::min);
            }
            if (low.get(frame.node()).equals(index.get(frame.node()))) {
                close(frame.node());
            }
        }
    }

    private void enter(String node, Deque<Frame> frames) {
        index.put(node, index.size());
        low.put(node, index.get(node));
        open.push(node);
        isOpen.add(node);
        frames.push(new Frame(node, edges.get(node).iterator()));
    }

    private void follow(String from, String to, Deque<Frame> frames) {
        if (!edges.containsKey(to)) {
            return;
        }
        if (!index.containsKey(to)) {
            enter(to, frames);
        } else if (isOpen.contains(to)) {
            low.merge(from, index.get(to), Math::min);
        }
    }

    private void close(String root) {
        Set<String> component = new TreeSet<>();
        String node;
        do {
            node = open.pop();
            isOpen.remove(node);
            component.add(node);
        } while (!node.equals(root));
        String first = component.iterator().next();
        if (component.size() > 1 || edges.get(first).contains(first)) {
            found.add(shortest(first, component));
        }
    }

    /** The shortest way from a node of a component back to itself. */
    private List<String> shortest(String start, Set<String> component) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            String node = queue.remove();
            for (String next : edges.get(node)) {
                if (next.equals(start)) {
                    return back(node, start, cameFrom);
                }
                if (component.contains(next) && cameFrom.putIfAbsent(next, node) == null) {
                    queue.add(next);
                }
            }
        }
        throw new IllegalStateException("a component without a way back to " + start);
    }

    private static List<String> back(String last, String start, Map<String, String> cameFrom) {
        Deque<String> way = new ArrayDeque<>();
        for (String node = last; !node.equals(start); node = cameFrom.get(node)) {
            way.push(node);
        }
        way.push(start);
        return List.copyOf(way);
    }
}
