package io.homeplane.deploy.stack;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a release, at the places they have in the repository, with every secret decrypted.
 *
 * @param files by repository path
 * @param sources what they were made from; says how Compose is run
 * @param masking of every secret value in the files
 */
record ReleaseContent(SortedMap<String, RepositoryFile> files, StackSources sources, Masking masking) {
    ReleaseContent {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    String runDirectory() {
        return sources.runDirectory();
    }

    List<String> composeArguments() {
        return sources.composeArguments();
    }

    long size() {
        return files.values().stream().mapToLong(file -> file.content().length).sum();
    }

    /** The tar that prepare.sh reads. */
    byte[] toTar() {
        TarWriter tar = new TarWriter();
        StringBuilder manifest = new StringBuilder();
        files.forEach((path, file) -> {
            manifest.append(file.mode()).append(' ').append(path).append('\n');
            tar.file("tree/" + path, file.executable() ? 0755 : 0644, file.content());
        });
        tar.text("manifest", manifest.toString());
        tar.text("compose", runDirectory() + "\n" + String.join("\n", composeArguments()) + "\n");
        if (!runDirectory().isEmpty()) {
            tar.directory("tree/" + runDirectory());
        }
        return tar.finish();
    }

    /** Never the contents: some are secret. */
    @Override
    public String toString() {
        return "ReleaseContent" + files.keySet();
    }
}
