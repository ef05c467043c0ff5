package io.homeplane.inventory.graph;

import io.homeplane.inventory.graph.Graph.Edge;
import io.homeplane.inventory.graph.Graph.Kind;
import io.homeplane.inventory.graph.Graph.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Places: the plane on top, below it columns of servers, each a box with a row for every stack. Lines run between the columns
 * and between the plane and them, each target's in lanes of their own, so that none crosses a box or a label.
 */
final class SvgLayout {
    static final int ROW = 24;
    static final int WIDTH = 230;
    private static final int GAP = 36;
    private static final int EDGE = 30;
    private static final int LANE = 6;
    private static final int PLANE_TOP = 20;
    private static final int PATH_BUS = 66;
    private static final double WIDER_THAN_HIGH = 1.5;
    private static final String PLANE = "plane";

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

    /** Where a node is before it is known how much room the lines need: heights count from the first server's top. */
    private record Place(int column, int top, int height, boolean inside) {
        int out() {
            return inside ? top + height / 2 - 4 : top + 10;
        }

        int in() {
            return inside ? top + height / 2 + 4 : top + 18;
        }
    }

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Integer> lanes = new HashMap<>();
    private final Map<String, Integer> busLanes = new HashMap<>();
    private final int[] lefts;
    private final int top;
    private final int width;
    private int height;

    SvgLayout(Graph graph) {
        List<Node> servers = graph.all(Kind.SERVER);
        int[] bottoms = new int[columns(graph, servers.size())];
        servers.forEach(server -> place(graph, server, bottoms));
        int[] widths = new int[bottoms.length];
        int bus = lanes(graph, widths);
        lefts = new int[bottoms.length];
        int left = EDGE;
        for (int column = 0; column < lefts.length; column++) {
            lefts[column] = left;
            left += WIDTH + GAP + widths[column] * LANE;
        }
        width = left;
        top = PATH_BUS + 2 * LANE + bus * LANE + 2 * LANE;
        height += top;
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
        int start = bottoms[column];
        places.put(server.id(), new Place(column, start, boxHeight(graph, server), false));
        int row = 1;
        for (Node stack : graph.stacksOf(server.id())) {
            places.put(stack.id(), new Place(column, start + row * ROW + 2, ROW - 4, true));
            row++;
        }
        bottoms[column] += boxHeight(graph, server) + GAP;
        height = Math.max(height, bottoms[column]);
    }

    /** Gives each target its lanes: one beside each column that it is reached from, one across when there are several. */
    private int lanes(Graph graph, int[] widths) {
        Map<String, List<Place>> sources = new LinkedHashMap<>();
        for (Edge edge : graph.edges()) {
            if (places.containsKey(edge.from()) && places.containsKey(edge.to())) {
                sources.computeIfAbsent(edge.to(), target -> new ArrayList<>()).add(places.get(edge.from()));
            }
        }
        Lanes[] beside = new Lanes[widths.length];
        Arrays.setAll(beside, column -> new Lanes());
        Lanes across = new Lanes();
        sources.forEach((target, from) -> {
            int own = places.get(target).column();
            int first = from.stream().mapToInt(Place::column).min().orElse(own);
            int last = from.stream().mapToInt(Place::column).max().orElse(own);
            boolean crosses = first != own || last != own;
            if (crosses) {
                busLanes.put(target, across.take(Math.min(first, own), Math.max(last, own)));
            }
            for (int column = Math.min(first, own); column <= Math.max(last, own); column++) {
                int here = column;
                List<Integer> heights = new ArrayList<>();
                from.stream().filter(place -> place.column() == here).forEach(place -> heights.add(place.out()));
                if (column == own) {
                    heights.add(places.get(target).in());
                }
                if (!heights.isEmpty()) {
                    int start = crosses
                            ? 0
                            : heights.stream().mapToInt(each -> each).min().orElse(0);
                    int end = heights.stream().mapToInt(each -> each).max().orElse(0);
                    lanes.put(target + " " + column, beside[column].take(start, end));
                }
            }
        });
        Arrays.setAll(widths, column -> beside[column].count());
        return across.count();
    }

    /** Where a node is; null for one that is nowhere, such as a stack without a server. */
    Box of(String id) {
        if (id.equals(PLANE)) {
            return new Box(width / 2 - WIDTH / 2, PLANE_TOP, WIDTH, ROW + 6);
        }
        Place place = places.get(id);
        if (place == null) {
            return null;
        }
        int inset = place.inside() ? 10 : 0;
        return new Box(lefts[place.column()] + inset, top + place.top(), WIDTH - 2 * inset, place.height());
    }

    /** The way of an edge between two nodes that have a place, as an SVG path; its end is where the arrow's tip belongs. */
    String way(Edge edge) {
        Place to = places.get(edge.to());
        if (edge.from().equals(PLANE)) {
            int beside = lefts[to.column()] - 2 * LANE;
            return "M" + of(PLANE).middle() + " " + of(PLANE).bottom() + " V" + PATH_BUS + " H" + beside + " V"
                    + end(edge) + " H" + lefts[to.column()];
        }
        Place from = places.get(edge.from());
        StringBuilder way = new StringBuilder("M" + of(edge.from()).right() + " " + (top + from.out()));
        way.append(" H").append(lane(edge.to(), from.column()));
        if (from.column() != to.column()) {
            way.append(" V").append(PATH_BUS + 2 * LANE + busLanes.get(edge.to()) * LANE);
            way.append(" H").append(lane(edge.to(), to.column()));
        }
        return way.append(" V")
                .append(end(edge))
                .append(" H")
                .append(of(edge.to()).right())
                .toString();
    }

    /** How high the arrow's tip is. */
    int end(Edge edge) {
        return top + places.get(edge.to()).in();
    }

    private int lane(String target, int column) {
        return lefts[column] + WIDTH + 2 * LANE + lanes.get(target + " " + column) * LANE;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }
}
