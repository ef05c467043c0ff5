package io.homeplane.inventory.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Problem;
import io.homeplane.inventory.model.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A real public inventory, where it is at hand; and the sample fleet, which always is. */
class RealInventoryTest {
    @Test
    void shouldReadARealKomodoInventoryUneditedAndWithoutErrors() {
        Path homeops = shared("data/homeops/docker/komodo-resources");
        assumeTrue(homeops != null, "the real inventory is not beside this checkout (../shared/data/homeops)");

        Inventory inventory = InventoryReader.read(homeops);

        assertThat(inventory.problems())
                .filteredOn(problem -> problem.severity() == Severity.ERROR)
                .isEmpty();
        assertThat(inventory.servers()).hasSize(7);
        assertThat(inventory.stacks()).hasSize(23);
        assertThat(inventory.procedures()).hasSize(6);
        assertThat(inventory.problems()).extracting(Problem::code).containsOnly("HP0034", "HP0040");
    }

    @Test
    void shouldReadTheSameResourcesFromTheRepositorysRoot() {
        Path homeops = shared("data/homeops");
        assumeTrue(homeops != null, "the real inventory is not beside this checkout (../shared/data/homeops)");

        Inventory inventory = InventoryReader.read(homeops);

        assertThat(inventory.hasErrors()).as(inventory.problems().toString()).isFalse();
        assertThat(inventory.stacks()).hasSize(23);
    }

    @Test
    void shouldReadTheSampleFleetWithoutAnyProblem() {
        Inventory inventory = InventoryReader.read(repositoryRoot().resolve("lab/fleet"));

        assertThat(inventory.problems()).isEmpty();
        assertThat(inventory.servers()).hasSize(2);
        assertThat(inventory.stacks()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(inventory.procedures()).isNotEmpty();
        assertThat(inventory.instances()).hasSize(1);
        assertThat(inventory.pathsTo("home")).isNotEmpty();
    }

    private static Path repositoryRoot() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("lab/fleet"))) {
            at = at.getParent();
        }
        return at;
    }

    /** A path in ../shared beside the checkout (or in HOMEPLANE_SHARED); null where it is not. */
    private static Path shared(String path) {
        String stated = System.getenv("HOMEPLANE_SHARED");
        Path shared = stated == null ? repositoryRoot().resolveSibling("shared") : Path.of(stated);
        return Files.exists(shared.resolve(path)) ? shared.resolve(path) : null;
    }
}
