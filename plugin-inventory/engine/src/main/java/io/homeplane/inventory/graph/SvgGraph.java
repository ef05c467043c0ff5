package io.homeplane.inventory.graph;

import io.homeplane.inventory.graph.Graph.Edge;
import io.homeplane.inventory.graph.Graph.Kind;
import io.homeplane.inventory.graph.Graph.Node;
import io.homeplane.inventory.graph.SvgLayout.Box;

/** A graph as a picture. It has no colours of its own: it takes the text colour of the page around it. */
public final class SvgGraph {
    private static final int LONGEST_LABEL = 24;

    private final Graph graph;
    private final SvgLayout layout;
    private final StringBuilder text = new StringBuilder();

    private SvgGraph(Graph graph) {
        this.graph = graph;
        this.layout = new SvgLayout(graph);
    }

    public static String print(Graph graph) {
        SvgGraph picture = new SvgGraph(graph);
        picture.draw();
        return picture.text.toString();
    }

    private void draw() {
        text.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"Servers, stacks, paths and order\"");
        text.append(" width=\"").append(layout.width()).append("\" height=\"").append(layout.height());
        text.append("\" viewBox=\"0 0 ").append(layout.width()).append(' ').append(layout.height());
        text.append("\" font-family=\"sans-serif\" font-size=\"13\" fill=\"currentColor\" stroke=\"none\">\n");
        graph.nodes().forEach(this::node);
        graph.edges().forEach(this::edge);
        text.append("</svg>\n");
    }

    private void node(Node node) {
        Box box = layout.of(node.id());
        if (box == null) {
            return;
        }
        boolean stack = node.kind() == Kind.STACK;
        text.append("<g id=\"").append(escaped(node.id())).append("\"><title>");
        text.append(escaped(node.label())).append("</title><rect x=\"").append(box.left());
        text.append("\" y=\"").append(box.top()).append("\" width=\"").append(box.width());
        text.append("\" height=\"").append(box.height()).append("\" rx=\"4\" fill=\"currentColor\" fill-opacity=\"");
        text.append(stack ? "0.08" : "0.04").append("\" stroke=\"currentColor\" stroke-opacity=\"0.6\"/><text x=\"");
        text.append(box.left() + 8).append("\" y=\"").append(box.top() + (stack ? 15 : 18));
        text.append(stack ? "\">" : "\" font-weight=\"bold\">");
        text.append(escaped(shortened(node.label()))).append("</text></g>\n");
    }

    private void edge(Edge edge) {
        Box from = layout.of(edge.from());
        Box to = layout.of(edge.to());
        if (from == null || to == null) {
            return;
        }
        text.append("<path d=\"").append(layout.way(edge)).append("\" fill=\"none\" stroke=\"currentColor\"");
        text.append(" stroke-linejoin=\"round\"");
        text.append(
                switch (edge.link()) {
                    case PATH -> " stroke-width=\"2\" stroke-opacity=\"0.45\"";
                    case AFTER -> " stroke-dasharray=\"5 3\" stroke-opacity=\"0.75\"";
                    case CARRIES -> " stroke-dasharray=\"1 3\" stroke-opacity=\"0.9\"";
                });
        text.append("><title>").append(escaped(edge.label())).append("</title></path>\n");
        boolean fromLeft = edge.from().equals("plane");
        arrow(fromLeft ? to.left() : to.right(), layout.end(edge), fromLeft ? -7 : 7);
    }

    /** A tip that points at a box from one side. */
    private void arrow(int tip, int height, int length) {
        text.append("<polygon points=\"")
                .append(tip + length)
                .append(',')
                .append(height - 4)
                .append(' ');
        text.append(tip + length).append(',').append(height + 4).append(' ');
        text.append(tip).append(',').append(height).append("\" fill-opacity=\"0.8\"/>\n");
    }

    private static String shortened(String label) {
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "\u2026";
    }

    private static String escaped(String label) {
        StringBuilder safe = new StringBuilder();
        label.chars().forEach(character -> {
            switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '"' -> safe.append("&quot;");
                default -> safe.append(character < ' ' ? ' ' : (char) character);
            }
        });
        return safe.toString();
    }
}
