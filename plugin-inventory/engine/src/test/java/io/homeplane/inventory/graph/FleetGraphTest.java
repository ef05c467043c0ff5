package io.homeplane.inventory.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.graph.Graph.Edge;
import io.homeplane.inventory.graph.Graph.Kind;
import io.homeplane.inventory.graph.Graph.Link;
import io.homeplane.inventory.graph.Graph.Node;
import io.homeplane.inventory.read.InventoryReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FleetGraphTest {
    @TempDir
    Path directory;

    @Test
    void shouldLinkPathsOrderAndWhatCarriesAPath() throws IOException {
        Graph graph = small();

        assertThat(graph.nodes())
                .extracting(Node::id)
                .containsExactly("plane", "server:home", "server:a<b", "stack:gate", "stack:tunnel");
        assertThat(graph.stacksOf("server:home")).extracting(Node::label).containsExactly("gate", "tunnel");
        assertThat(graph.edges())
                .containsExactlyInAnyOrder(
                        new Graph.Edge("plane", "server:home", Graph.Link.PATH, "pangolin (emergency)"),
                        new Graph.Edge("stack:tunnel", "server:home", Graph.Link.CARRIES, "home/pangolin"),
                        new Graph.Edge("server:home", "server:a<b", Graph.Link.PATH, "lan"),
                        new Graph.Edge("plane", "server:a<b", Graph.Link.PATH, "lan"),
                        new Graph.Edge("stack:tunnel", "stack:gate", Graph.Link.AFTER, "after gate"));
    }

    @Test
    void shouldPrintDot() throws IOException {
        assertThat(DotGraph.print(small()))
                .startsWith("digraph fleet {")
                .contains("label=\"home\";", "\"stack:gate\" [label=\"gate\"];")
                .contains("\"stack:tunnel\" -> \"stack:gate\" [label=\"after gate\", style=dashed];")
                .endsWith("}\n");
    }

    @Test
    void shouldPrintMermaid() throws IOException {
        assertThat(MermaidGraph.print(small()))
                .startsWith("flowchart LR\n")
                .contains("subgraph n1[\"home\"]", "subgraph n2[\"a&lt;b\"]", "n3[\"gate\"]")
                .contains("n4 -.->|\"after gate\"| n3", "n0 ==>|\"pangolin (emergency)\"| n1");
    }

    @ParameterizedTest
    @CsvSource({"7, 23", "50, 300", "1, 0", "0, 0"})
    void shouldDrawBoxesAndLinesOfWhichNoneCoversALabel(int servers, int stacks) throws Exception {
        List<Node> nodes = new ArrayList<>(List.of(new Node("plane", Kind.PLANE, "plane", "")));
        for (int index = 0; index < servers; index++) {
            nodes.add(new Node("server:" + index, Kind.SERVER, "server-with-a-long-name-" + index, ""));
        }
        for (int index = 0; index < stacks; index++) {
            nodes.add(new Node(
                    "stack:" + index,
                    Kind.STACK,
                    "stack-with-quite-a-long-name-" + index,
                    "server:" + index % servers));
        }

        Random random = new Random(7);
        List<Edge> edges = new ArrayList<>();
        for (int index = 0; index < servers; index++) {
            edges.add(new Edge("plane", "server:" + index, Link.PATH, "lan"));
            edges.add(new Edge("stack:" + random.nextInt(stacks + 1), "server:" + index, Link.CARRIES, "lan"));
            edges.add(new Edge("server:" + random.nextInt(servers), "server:" + index, Link.PATH, "lan"));
        }
        for (int index = 1; index < stacks; index++) {
            edges.add(new Edge("stack:" + index, "stack:" + random.nextInt(index), Link.AFTER, "after"));
        }

        Document picture = xml(SvgGraph.print(new Graph(nodes, edges)));

        List<int[]> boxes = rectangles(picture);
        assertThat(boxes).hasSize(1 + servers + stacks).allSatisfy(box -> assertInside(picture, box));
        assertApart(boxes.subList(0, 1 + servers));
        List<int[]> labels = labels(picture);
        assertThat(labels).hasSize(1 + servers + stacks);
        assertApart(labels);
        for (int index = 0; index < labels.size(); index++) {
            int[] box = boxes.get(index);
            assertThat(labels.get(index)[0] + labels.get(index)[2]).isLessThanOrEqualTo(box[0] + box[2]);
        }
        List<int[]> lines = lines(picture);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(servers * 3);
        for (int[] line : lines) {
            assertInside(picture, line);
            assertThat(labels).noneMatch(label -> overlap(label, line));
        }
    }

    private static void assertInside(Document picture, int[] box) {
        String[] view = picture.getDocumentElement().getAttribute("viewBox").split(" ", -1);
        assertThat(box[0]).isNotNegative();
        assertThat(box[1]).isNotNegative();
        assertThat(box[0] + box[2]).isLessThanOrEqualTo(Integer.parseInt(view[2]));
        assertThat(box[1] + box[3]).isLessThanOrEqualTo(Integer.parseInt(view[3]));
    }

    private static void assertApart(List<int[]> boxes) {
        for (int one = 0; one < boxes.size(); one++) {
            for (int other = one + 1; other < boxes.size(); other++) {
                assertThat(overlap(boxes.get(one), boxes.get(other))).isFalse();
            }
        }
    }

    /** What the texts cover, with letters as wide as wide ones are. */
    private static List<int[]> labels(Document picture) {
        List<int[]> all = new ArrayList<>();
        var found = picture.getElementsByTagName("text");
        for (int index = 0; index < found.getLength(); index++) {
            Element text = (Element) found.item(index);
            int width = text.getTextContent().length() * 8;
            all.add(new int[] {number(text, "x"), number(text, "y") - 11, width, 15});
        }
        return all;
    }

    /** The straight parts of all ways, each as a thin box. */
    private static List<int[]> lines(Document picture) {
        List<int[]> all = new ArrayList<>();
        var found = picture.getElementsByTagName("path");
        for (int index = 0; index < found.getLength(); index++) {
            String[] steps =
                    ((Element) found.item(index)).getAttribute("d").substring(1).split(" ", -1);
            int x = Integer.parseInt(steps[0]);
            int y = Integer.parseInt(steps[1]);
            for (int step = 2; step < steps.length; step++) {
                int value = Integer.parseInt(steps[step].substring(1));
                boolean across = steps[step].startsWith("H");
                int newX = across ? value : x;
                int newY = across ? y : value;
                all.add(new int[] {Math.min(x, newX), Math.min(y, newY), Math.abs(x - newX) + 1, Math.abs(y - newY) + 1
                });
                x = newX;
                y = newY;
            }
        }
        return all;
    }

    @Test
    void shouldEscapeWhatNamesHoldAndTakeTheColourOfThePage() throws Exception {
        String svg = SvgGraph.print(small());

        assertThat(xml(svg).getElementsByTagName("title").getLength()).isGreaterThan(5);
        assertThat(svg)
                .contains("a&lt;b")
                .doesNotContain("#", "<style", "<script")
                .contains("currentColor");
    }

    private Graph small() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "services: { app: { image: x } }\n");
        Files.writeString(directory.resolve("all.toml"), """
                [[server]]
                name = "home"
                [[server]]
                name = "a<b"
                config.address = "10.0.0.5"
                [[stack]]
                name = "gate"
                config.server = "home"
                [[stack]]
                name = "tunnel"
                after = ["gate"]
                config.server = "home"
                [[path]]
                server = "home"
                via = "pangolin"
                address = "10.0.0.4"
                emergency = true
                carried_by = ["tunnel"]
                [[path]]
                from = "home"
                server = "a<b"
                via = "lan"
                """);
        return FleetGraph.of(InventoryReader.snapshot(directory));
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<int[]> rectangles(Document picture) {
        List<int[]> all = new ArrayList<>();
        var found = picture.getElementsByTagName("rect");
        for (int index = 0; index < found.getLength(); index++) {
            Element box = (Element) found.item(index);
            all.add(new int[] {number(box, "x"), number(box, "y"), number(box, "width"), number(box, "height")});
        }
        return all;
    }

    private static int number(Element box, String attribute) {
        return Integer.parseInt(box.getAttribute(attribute));
    }

    private static boolean overlap(int[] one, int[] other) {
        return one[0] < other[0] + other[2]
                && other[0] < one[0] + one[2]
                && one[1] < other[1] + other[3]
                && other[1] < one[1] + one[3];
    }
}
