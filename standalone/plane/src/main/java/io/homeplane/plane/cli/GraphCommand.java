package io.homeplane.plane.cli;

import io.homeplane.inventory.graph.DotGraph;
import io.homeplane.inventory.graph.FleetGraph;
import io.homeplane.inventory.graph.Graph;
import io.homeplane.inventory.graph.MermaidGraph;
import io.homeplane.inventory.graph.SvgGraph;
import io.homeplane.inventory.json.GraphDocument;
import io.homeplane.inventory.json.Json;
import io.homeplane.inventory.read.InventorySnapshot;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints servers, stacks, paths and order as a graph. */
@Command(name = "graph", mixinStandardHelpOptions = true, description = "Servers, stacks, paths and order as a graph.")
final class GraphCommand implements Callable<Integer> {
    /** How a graph is printed. */
    enum Format {
        svg,
        dot,
        mermaid,
        json
    }

    @Mixin
    private InventoryArgument from;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "svg",
            description = "one of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Format format;

    @Override
    public Integer call() {
        InventorySnapshot snapshot = from.read();
        snapshot.inventory().problems().forEach(System.err::println);
        Graph graph = FleetGraph.of(snapshot);
        System.out.print(
                switch (format) {
                    case svg -> SvgGraph.print(graph);
                    case dot -> DotGraph.print(graph);
                    case mermaid -> MermaidGraph.print(graph);
                    case json -> Json.text(GraphDocument.of(graph)) + "\n";
                });
        return snapshot.inventory().hasErrors() ? Exit.FAILED : Exit.DONE;
    }
}
