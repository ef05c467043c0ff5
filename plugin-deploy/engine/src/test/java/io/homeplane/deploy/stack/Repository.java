package io.homeplane.deploy.stack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A repository in memory. */
final class Repository implements RepositoryFiles {
    private final TreeMap<String, RepositoryFile> files = new TreeMap<>();

    Repository with(String path, String content) {
        files.put(path, new RepositoryFile(path, false, content.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    Repository without(String path) {
        files.remove(path);
        return this;
    }

    @Override
    public List<RepositoryFile> under(String directory) {
        return files.values().stream()
                .filter(file -> !file.path().equals(directory) && RepositoryPath.below(file.path(), directory))
                .toList();
    }

    @Override
    public Optional<RepositoryFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }
}
