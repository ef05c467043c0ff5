package io.homeplane.deploy.stack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a release is made from, as the repository has it: encrypted files stay encrypted, so that whoever compares it with a
 * server needs no key.
 *
 * @param directory of the first Compose file, relative to the repository's root; what is below it is the stack's own
 * @param files by repository path
 * @param runDirectory where Compose is run, relative to the repository's root; empty for the root
 * @param composeArguments such as {@code -f compose.yaml}, relative to {@code runDirectory}
 * @param block path of the file that the inventory's environment block becomes; empty when there is none
 */
record StackSources(
        String directory,
        SortedMap<String, RepositoryFile> files,
        String runDirectory,
        List<String> composeArguments,
        String block) {
    private static final int FINGERPRINT = 16;

    StackSources {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
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
        files.values().forEach(file -> out.writeBytes(canonical(file)));
        return out.toByteArray();
    }

    /** A short salted hash of each file, so that a record can tell which one changed. */
    SortedMap<String, String> fingerprints(Digest digest) {
        SortedMap<String, String> fingerprints = new TreeMap<>();
        files.forEach((path, file) ->
                fingerprints.put(path, digest.of(canonical(file)).substring(0, FINGERPRINT)));
        return fingerprints;
    }

    private static byte[] canonical(RepositoryFile file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        append(out, file.path().getBytes(StandardCharsets.UTF_8));
        append(out, file.mode().getBytes(StandardCharsets.US_ASCII));
        append(out, file.content());
        return out.toByteArray();
    }

    private static void append(ByteArrayOutputStream out, byte[] part) {
        out.writeBytes((part.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(part);
    }

    /** Never the contents: the environment block may hold what is secret. */
    @Override
    public String toString() {
        return "StackSources" + files.keySet();
    }
}
