package io.homeplane.deploy.stack;

import io.homeplane.inventory.model.Hook;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Stack;
import java.util.List;
import java.util.Map;

/** Stacks for tests. */
final class Stacks {
    private Stacks() {}

    /** A stack of one Compose file, named as its project. */
    static Stack of(String name, String composeFile, Map<String, String> environment) {
        return new Stack(
                name,
                new Position("stacks.toml", 3, 1),
                "",
                List.of(),
                "home",
                name,
                "",
                List.of(composeFile),
                environment,
                Hook.NONE,
                Hook.NONE,
                List.of(),
                false);
    }
}
