package io.homeplane.inventory.changes;

import io.homeplane.inventory.compose.ComposeProject;
import io.homeplane.inventory.compose.ComposeReader;
import io.homeplane.inventory.compose.RepositoryPath;
import io.homeplane.inventory.model.Hook;
import io.homeplane.inventory.model.SopsName;
import io.homeplane.inventory.model.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that a stack is made of: all of its directory, which a release holds whole, and what its Compose files and its
 * definition name elsewhere. A path may be a directory, and need not be there: one that appears is read from then on.
 */
public final class StackFiles {
    private final Map<String, String> paths = new LinkedHashMap<>();
    private final String directory;

    private StackFiles(String directory) {
        this.directory = directory;
    }

    /** The files of a stack whose Compose project was read. */
    public static StackFiles of(Stack stack, ComposeProject project) {
        StackFiles files = new StackFiles(ComposeReader.projectDirectory(stack));
        boolean ownFiles = stack.definition().isInRepository();
        if (ownFiles) {
            files.paths.put(files.directory, "");
            project.files().forEach(file -> files.paths.put(file, ""));
        }
        project.sources().forEach(file -> files.add(file, "extended or included"));
        project.references().forEach(file -> files.add(file, ""));
        project.services()
                .values()
                .forEach(service -> service.envFiles().forEach(file -> files.paths.put(file.path(), "env file")));
        files.add(RepositoryPath.resolve(files.directory, ".env"), "env file");
        files.inRunDirectory(stack, stack.definition().additionalEnvFiles(), "env file");
        files.inRunDirectory(stack, stack.definition().configFiles(), "config file");
        for (Hook hook : List.of(stack.preDeploy(), stack.postDeploy())) {
            if (hook.decryptsSops()) {
                files.add(RepositoryPath.resolve(hook.path(), ".sops.env"), "");
            }
        }
        List.copyOf(files.paths.keySet()).forEach(path -> files.add(SopsName.encrypted(path), ""));
        return files;
    }

    private void inRunDirectory(Stack stack, List<String> names, String role) {
        names.forEach(name -> paths.put(RepositoryPath.resolve(stack.runDirectory(), name), role));
    }

    private void add(String path, String role) {
        paths.putIfAbsent(path, role);
    }

    /** True when a file is one of them, or below one of their directories. */
    public boolean has(String file) {
        for (String at = file; ; at = RepositoryPath.directoryOf(at)) {
            if (paths.containsKey(at)) {
                return true;
            }
            if (at.isEmpty()) {
                return false;
            }
        }
    }

    /** What a file is to the stack; empty when its name says enough. */
    Optional<String> role(String file) {
        if (SopsName.isEncrypted(file)) {
            return Optional.of("encrypted");
        }
        return Optional.ofNullable(paths.get(file)).filter(role -> !role.isEmpty());
    }

    /** As people know a file: relative to the stack's own directory, where it is below it. */
    String named(String file) {
        boolean below = !directory.isEmpty() && file.startsWith(directory + "/");
        return below ? file.substring(directory.length() + 1) : file;
    }

    /** Of some files in the order of their names, those that are the stack's: found by look-ups, not by looking at each. */
    <T> SortedMap<String, T> among(SortedMap<String, T> files) {
        SortedMap<String, T> mine = new TreeMap<>();
        for (String path : paths.keySet()) {
            mine.putAll(path.isEmpty() ? files : files.subMap(path + "/", path + "0"));
            // A file may have become a directory, or a link to one, on the way to what is named.
            for (String at = path; !at.isEmpty(); at = RepositoryPath.directoryOf(at)) {
                if (files.containsKey(at)) {
                    mine.put(at, files.get(at));
                }
            }
        }
        return mine;
    }
}
