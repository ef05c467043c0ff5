package io.homeplane.inventory.compose;

import io.homeplane.inventory.model.Hook;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Stack;
import java.util.List;
import java.util.Map;

/** Stacks that state nothing but where their Compose files are and what is in their environment. */
final class ComposeStacks {
    /** At the root of the repository, with a single file. */
    static final Stack SITE = of("site", "", List.of("compose.yaml"), Map.of());

    private ComposeStacks() {}

    static Stack of(String project, String directory, List<String> files, Map<String, String> environment) {
        return new Stack(
                project,
                new Position("stacks.toml", 1, 1),
                "",
                List.of(),
                "web1",
                project,
                directory,
                files,
                environment,
                Hook.NONE,
                Hook.NONE,
                List.of(),
                false);
    }
}
