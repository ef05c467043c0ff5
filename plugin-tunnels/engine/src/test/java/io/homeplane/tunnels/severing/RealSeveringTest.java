package io.homeplane.tunnels.severing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real inventory whose authors excluded by hand the stacks that cut their own branch. */
class RealSeveringTest {
    private static final String PATHS = """
            [plane]
            server = "komodo"
            stack = "komodo-core"

            [[path]]
            server = "racknerd-aegis"
            via = "pangolin"
            protocol = "ssh"
            address = "ssh.private.sharmamohit.com"

            [[path]]
            server = "racknerd-aegis"
            via = "pangolin"
            protocol = "https"
            address = "periphery.private.sharmamohit.com"
            port = 8120

            [[path]]
            from = "racknerd-aegis"
            to = "k8s-prometheus.private.sharmamohit.com:9090"
            via = "pangolin"

            [[path]]
            server = "racknerd-aegis"
            via = "ssh"
            address = "203.0.113.7"
            port = 2244
            emergency = true
            """;

    @TempDir
    Path copy;

    private InventorySnapshot snapshot;

    @BeforeEach
    void aCopyWithThePaths() throws IOException {
        String shared = System.getenv("HOMEPLANE_SHARED");
        assumeTrue(shared != null, "HOMEPLANE_SHARED names no directory with the real inventory");
        copy(Path.of(shared, "data/homeops"));
        Path resources = copy.resolve("docker/komodo-resources");
        Files.writeString(resources.resolve("paths.toml"), PATHS);
        snapshot = InventoryReader.snapshot(resources);
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path to = copy.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    @Test
    void shouldComeToTheFiveStacksThatWereExcludedByHandAndToNoOther() {
        assertThat(snapshot.inventory().stacks()).hasSize(23);
        assertThat(SeveringMap.of(snapshot).severing())
                .extracting(Severance::stack)
                .containsExactlyInAnyOrder(
                        "komodo-core", "aegis-pangolin", "aegis-newt", "aegis-periphery", "aegis-pangolin-client");
    }

    @Test
    void shouldFindTheDocumentedCircleAndItsWayOut() {
        assertThat(SeveringMap.of(snapshot).deadlocks())
                .containsExactly(
                        new Deadlock(
                                "aegis-pangolin",
                                "racknerd-aegis",
                                List.of("racknerd-aegis/pangolin"),
                                List.of("racknerd-aegis/ssh")),
                        new Deadlock(
                                "aegis-newt",
                                "racknerd-aegis",
                                List.of("racknerd-aegis/pangolin"),
                                List.of("racknerd-aegis/ssh")));
        assertThat(SeveringCheck.check(snapshot))
                .extracting(Problem::path)
                .containsExactly("stack.aegis-pangolin-client.config.auto_update");
    }
}
