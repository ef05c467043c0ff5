package io.homeplane.deploy.stack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a release, at the places they have in the repository, with every secret decrypted; and how Compose is run.
 *
 * @param files by repository path
 * @param runDirectory where Compose is run, relative to the repository's root; empty for the root
 * @param composeArguments such as {@code -f compose.yaml}, relative to {@code runDirectory}
 * @param masking of every secret value in the files
 */
record ReleaseContent(
        SortedMap<String, RepositoryFile> files, String runDirectory, List<String> composeArguments, Masking masking) {
    ReleaseContent {
        files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
        composeArguments = List.copyOf(composeArguments);
    }

    long size() {
        return files.values().stream().mapToLong(file -> file.content().length).sum();
    }

    /** What is hashed: everything that decides what the containers get. Lengths keep two contents from looking alike. */
    byte[] canonical(String project) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> head = new ArrayList<>(List.of(project, runDirectory));
        head.addAll(composeArguments);
        head.forEach(word -> append(out, word.getBytes(StandardCharsets.UTF_8)));
        files.forEach((path, file) -> {
            append(out, path.getBytes(StandardCharsets.UTF_8));
            append(out, mode(file).getBytes(StandardCharsets.UTF_8));
            append(out, file.content());
        });
        return out.toByteArray();
    }

    /** The tar that prepare.sh reads. */
    byte[] toTar() {
        TarWriter tar = new TarWriter();
        StringBuilder manifest = new StringBuilder();
        files.forEach((path, file) -> {
            manifest.append(mode(file)).append(' ').append(path).append('\n');
            tar.file("tree/" + path, file.executable() ? 0755 : 0644, file.content());
        });
        tar.text("manifest", manifest.toString());
        tar.text("compose", runDirectory + "\n" + String.join("\n", composeArguments) + "\n");
        if (!runDirectory.isEmpty()) {
            tar.directory("tree/" + runDirectory);
        }
        return tar.finish();
    }

    /** The modes that git knows. */
    private static String mode(RepositoryFile file) {
        return file.executable() ? "755" : "644";
    }

    private static void append(ByteArrayOutputStream out, byte[] part) {
        out.writeBytes((part.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(part);
    }

    /** Never the contents: some are secret. */
    @Override
    public String toString() {
        return "ReleaseContent" + files.keySet();
    }
}
