package io.homeplane.deploy.secrets;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** The data that tests share with other projects; where it is absent they are skipped with a reason. */
public final class SharedData {
    private SharedData() {}

    /** A directory of the data, from {@code HOMEPLANE_SHARED} or a directory {@code shared} beside one of our own. */
    public static Path directory(String name) {
        Path found = Path.of("no shared data");
        String configured = System.getenv("HOMEPLANE_SHARED");
        if (configured != null) {
            found = Path.of(configured).resolve("data").resolve(name);
        } else {
            for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
                Path candidate = at.resolve("shared").resolve("data").resolve(name);
                if (Files.isDirectory(candidate)) {
                    found = candidate;
                    break;
                }
            }
        }
        assumeThat(found)
                .as("skipped: there is no shared/data/%s above this directory and HOMEPLANE_SHARED is not set", name)
                .isDirectory();
        return found;
    }
}
