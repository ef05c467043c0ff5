package io.homeplane.deploy.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths relative to a repository's root, with forward slashes and without dots; the root itself is the empty text. */
final class RepositoryPath {
    private RepositoryPath() {}

    /** {@code directory/path} made plain; empty when it is absolute or leads out of the repository. */
    static Optional<String> resolve(String directory, String path) {
        if (path.startsWith("/") || directory.startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (directory + "/" + path).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    /** The directory a path stands in; empty for the root. */
    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** True when the path is that directory or stands below it. */
    static boolean below(String path, String directory) {
        return directory.isEmpty() || (path + "/").startsWith(directory + "/");
    }
}
