package io.homeplane.inventory.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.plan.Action;
import io.homeplane.inventory.plan.PlannedStack;
import io.homeplane.inventory.plan.Planner;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.source.CommittedFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * After an edit of one file of a generated inventory, the plan touches the stacks whose whole content differs, and no others. What
 * a stack's content is, is written down by the generator and not taken from the code under test.
 */
class ChangesSincePropertyTest {
    private static final int EDITS = 40;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldTouchExactlyTheStacksThatReadTheEditedFile(long seed) throws Exception {
        Random random = new Random(seed);
        GeneratedInventory inventory = new GeneratedInventory(random);
        int touching = 0;
        try (CommittedFiles git = new CommittedFiles(directory.resolve("repo.git"))) {
            inventory.writeTo(git);
            String before = git.commit();
            for (int edit = 0; edit < EDITS; edit++) {
                Map<String, String> contents = inventory.contents();
                String what = inventory.edit(random);
                inventory.writeTo(git);
                String after = git.commit();
                Set<String> expected = differing(contents, inventory.contents());

                InventorySnapshot now = InventoryReader.at(git.directory(), after);
                assertThat(now.inventory().hasErrors())
                        .as("%s: %s", what, now.inventory().problems())
                        .isFalse();
                Set<String> touched = Planner.plan(now, ChangesSince.of(now, git.directory(), before)).stacks().stream()
                        .filter(stack -> stack.state().action() == Action.DEPLOY)
                        .map(PlannedStack::stack)
                        .collect(Collectors.toCollection(TreeSet::new));

                assertThat(touched).as("seed %d, edit %d: %s", seed, edit, what).isEqualTo(expected);
                touching += expected.isEmpty() ? 0 : 1;
                before = after;
            }
        }
        assertThat(touching).as("edits that touch a stack").isBetween(EDITS / 4, EDITS - 1);
    }

    private static Set<String> differing(Map<String, String> before, Map<String, String> now) {
        Map<String, String> all = new HashMap<>(before);
        all.putAll(now);
        return all.keySet().stream()
                .filter(now::containsKey)
                .filter(name -> !now.get(name).equals(before.get(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
