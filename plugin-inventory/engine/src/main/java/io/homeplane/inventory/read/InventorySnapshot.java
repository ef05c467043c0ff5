package io.homeplane.inventory.read;

import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.model.DeployEffect;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.order.Dependencies;
import io.homeplane.inventory.source.Checkout;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.GitTree;
import io.homeplane.inventory.source.Revision;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.source.WorkTree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An inventory with what was read beside it.
 *
 * @param checkout the repository that Komodo's paths are relative to
 * @param projects the Compose project of each stack whose files are in the inventory or its repository, by the stack's name
 * @param elsewhere why a stack's Compose files are not known here, by the stack's name
 * @param revision the commit that it was read from without a checkout; empty for files as they were on disk
 * @param order which stack waits for which
 * @param effects what deploying a stack does to others, by the stack's name; none for those that affect nobody
 */
public record InventorySnapshot(
        Inventory inventory,
        Checkout checkout,
        Map<String, ComposeProject> projects,
        Map<String, String> elsewhere,
        Optional<Revision> revision,
        Dependencies order,
        Map<String, DeployEffect> effects) {
    public InventorySnapshot {
        projects = Collections.unmodifiableMap(new LinkedHashMap<>(projects));
        elsewhere = Collections.unmodifiableMap(new LinkedHashMap<>(elsewhere));
        effects = Map.copyOf(effects);
    }

    /** What deploying a stack does to others. */
    public DeployEffect effect(String stack) {
        return effects.getOrDefault(stack, DeployEffect.NONE);
    }

    /** The files of the repository as they were read; whoever opens it closes it. */
    public FileTree files() throws UnreadableFileException {
        return revision.isPresent()
                ? GitTree.open(revision.get(), checkout.within(revision.get().root()))
                : new WorkTree(checkout.repository());
    }
}
