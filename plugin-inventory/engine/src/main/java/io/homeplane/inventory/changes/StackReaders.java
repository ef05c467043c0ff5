package io.homeplane.inventory.changes;

import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventorySnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which stacks read a file: those that a change of it redeploys. */
public final class StackReaders {
    private final Map<String, StackFiles> stacks = new LinkedHashMap<>();

    private StackReaders() {}

    /** Of the stacks whose Compose projects were read. */
    public static StackReaders of(InventorySnapshot snapshot) {
        StackReaders readers = new StackReaders();
        for (Stack stack : snapshot.inventory().stacks()) {
            if (snapshot.projects().containsKey(stack.name())) {
                readers.stacks.put(
                        stack.name(), StackFiles.of(stack, snapshot.projects().get(stack.name())));
            }
        }
        return readers;
    }

    /**
     * The names of the stacks that read a file, in the order of the inventory.
     *
     * @param file relative to the repository, with {@code /}
     */
    public List<String> of(String file) {
        List<String> names = new ArrayList<>();
        stacks.forEach((stack, files) -> {
            if (files.has(file)) {
                names.add(stack);
            }
        });
        return names;
    }
}
