package io.homeplane.inventory.tree;

import io.homeplane.inventory.model.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Knowledge that is kept as a TOML file beside a class instead of in code. */
public final class Resource {
    private Resource() {}

    /**
     * The document of a resource file.
     *
     * @throws IllegalStateException when the file is not there or not sound: a mistake of the build
     */
    public static Table table(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing beside " + beside.getName());
            }
            Problems problems = new Problems();
            Table table = TomlTree.parse(
                    name, new String(in.readAllBytes(), StandardCharsets.UTF_8), TreeLimits.DEFAULT, problems);
            if (!problems.sorted().isEmpty()) {
                throw new IllegalStateException(problems.sorted().toString());
            }
            return table;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
