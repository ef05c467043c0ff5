package io.homeplane.inventory.compose;

import io.homeplane.inventory.model.Problem;
import java.util.List;

/**
 * A project with what is wrong with its files.
 *
 * @param project what could be read; without services when nothing could
 */
public record ComposeReading(ComposeProject project, List<Problem> problems) {
    public ComposeReading {
        problems = List.copyOf(problems);
    }
}
