package io.homeplane.plane.pipeline;

import java.nio.file.Path;

/**
 * The source that a Jenkinsfile came with: {@code scm} in its text.
 *
 * @param directory a directory, in a git work tree or not; null when there is none
 */
public record Checkout(Path directory) {
    @Override
    public String toString() {
        return directory == null ? "no source" : directory.toString();
    }
}
