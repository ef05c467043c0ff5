package io.homeplane.inventory.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.graph.Graph.Kind;
import io.homeplane.inventory.graph.Graph.Node;
import io.homeplane.inventory.read.InventoryReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void shouldDrawBoxesThatNeitherOverlapNorLeaveThePicture(int servers, int stacks) throws Exception {
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

        Document picture = xml(SvgGraph.print(new Graph(nodes, List.of())));

        List<int[]> boxes = rectangles(picture);
        String[] view = picture.getDocumentElement().getAttribute("viewBox").split(" ", -1);
        assertThat(boxes).hasSize(1 + servers + stacks);
        assertThat(boxes).allSatisfy(box -> {
            assertThat(box[0]).isNotNegative();
            assertThat(box[0] + box[2]).isLessThanOrEqualTo(Integer.parseInt(view[2]));
            assertThat(box[1] + box[3]).isLessThanOrEqualTo(Integer.parseInt(view[3]));
        });
        List<int[]> outer = boxes.subList(0, 1 + servers);
        for (int one = 0; one < outer.size(); one++) {
            for (int other = one + 1; other < outer.size(); other++) {
                assertThat(overlap(outer.get(one), outer.get(other))).isFalse();
            }
        }
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
