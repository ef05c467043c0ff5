package io.homeplane.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.changes.StackFiles;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A plan that compares revisions follows every file that a deploy would release: none may change unnoticed. */
class ReleasedFilesTest {
    @Test
    void shouldFollowEveryFileOfTheSampleFleetsReleases() throws Exception {
        assertThat(released(Path.of("../../lab/fleet"))).hasSizeGreaterThan(10);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "HOMEPLANE_SHARED", matches = ".+")
    void shouldFollowEveryFileOfARealInventorysReleases() throws Exception {
        Path shared = Path.of(System.getenv("HOMEPLANE_SHARED"));
        assertThat(released(shared.resolve("data/homeops/docker/komodo-resources")))
                .hasSizeGreaterThan(40);
    }

    private static List<String> released(Path inventory) throws Exception {
        InventorySnapshot snapshot = InventoryReader.snapshot(inventory);
        RepositoryFiles files = RepositoryFiles.of(snapshot);
        List<String> released = new ArrayList<>();
        for (Stack stack : snapshot.inventory().stacks()) {
            StackFiles followed = StackFiles.of(stack, snapshot.projects().get(stack.name()));
            StackSources sources = new SourceReader(stack, files, new Sentences(stack.name(), stack.server())).read();
            sources.files().keySet().stream()
                    .filter(file -> !file.equals(sources.block()))
                    .forEach(file -> {
                        released.add(file);
                        assertThat(followed.has(file))
                                .as("%s of stack %s", file, stack.name())
                                .isTrue();
                    });
        }
        return released;
    }
}
