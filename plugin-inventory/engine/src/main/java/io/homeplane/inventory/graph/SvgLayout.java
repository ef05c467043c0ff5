package io.homeplane.inventory.graph;

import io.homeplane.inventory.graph.Graph.Kind;
import io.homeplane.inventory.graph.Graph.Node;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Places: the plane on top, below it columns of servers, each a box with a row for every stack. */
final class SvgLayout {
    static final int ROW = 24;
    static final int WIDTH = 230;
    private static final int GAP = 60;
    private static final int TOP = 90;
    private static final double WIDER_THAN_HIGH = 1.5;

    /** A rectangle. */
    record Box(int left, int top, int width, int height) {
        int right() {
            return left + width;
        }

        int middle() {
            return left + width / 2;
        }

        int bottom() {
            return top + height;
        }
    }

    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final int width;
    private int height = TOP;

    SvgLayout(Graph graph) {
        List<Node> servers = graph.all(Kind.SERVER);
        int columns = columns(graph, servers.size());
        int[] bottoms = new int[columns];
        Arrays.fill(bottoms, TOP);
        for (Node server : servers) {
            place(graph, server, bottoms);
        }
        width = GAP + columns * (WIDTH + GAP);
        boxes.put("plane", new Box(width / 2 - WIDTH / 2, 20, WIDTH, ROW + 6));
    }

    /** As many columns as make the picture somewhat wider than high. */
    private static int columns(Graph graph, int servers) {
        double area = 0;
        for (Node server : graph.all(Kind.SERVER)) {
            area += (double) (WIDTH + GAP) * (boxHeight(graph, server) + GAP);
        }
        int fitting = (int) Math.round(Math.sqrt(area * WIDER_THAN_HIGH) / (WIDTH + GAP));
        return Math.max(1, Math.min(Math.max(1, servers), fitting));
    }

    private static int boxHeight(Graph graph, Node server) {
        return (graph.stacksOf(server.id()).size() + 1) * ROW + 10;
    }

    private void place(Graph graph, Node server, int[] bottoms) {
        int column = 0;
        for (int other = 1; other < bottoms.length; other++) {
            column = bottoms[other] < bottoms[column] ? other : column;
        }
        int left = GAP + column * (WIDTH + GAP);
        Box box = new Box(left, bottoms[column], WIDTH, boxHeight(graph, server));
        boxes.put(server.id(), box);
        int row = 1;
        for (Node stack : graph.stacksOf(server.id())) {
            boxes.put(stack.id(), new Box(left + 10, box.top() + row * ROW + 2, WIDTH - 20, ROW - 4));
            row++;
        }
        bottoms[column] = box.bottom() + GAP;
        height = Math.max(height, bottoms[column]);
    }

    /** Where a node is; null for one that is nowhere, such as a stack without a server. */
    Box of(String id) {
        return boxes.get(id);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
