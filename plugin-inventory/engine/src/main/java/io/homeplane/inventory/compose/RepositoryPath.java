package io.homeplane.inventory.compose;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths inside a repository, as text: the files may be in no file system at all. */
public final class RepositoryPath {
    private RepositoryPath() {}

    /**
     * A path relative to a directory, relative to the root instead; leading {@code ..} stay where it leaves the root.
     *
     * @param directory relative to the root; empty for the root
     */
    public static String resolve(String directory, String path) {
        String joined = directory.isEmpty() || path.startsWith("/") ? path : directory + "/" + path;
        return isPlain(joined) ? joined : normal(joined);
    }

    /** True for most: no part of it is empty, {@code .} or {@code ..}. */
    private static boolean isPlain(String path) {
        int start = 0;
        for (int end = path.indexOf('/'); start <= path.length(); end = path.indexOf('/', start)) {
            int stop = end < 0 ? path.length() : end;
            if (stop == start || (path.charAt(start) == '.' && (stop == start + 1 || path.startsWith("..", start)))) {
                return false;
            }
            start = stop + 1;
        }
        return true;
    }

    private static String normal(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    /** The directory that a file is in; empty for the root. */
    public static String directoryOf(String file) {
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }

    /** A file of the repository as seen from one of its directories, for messages. */
    public static String from(String directory, String file) {
        String above = "";
        String at = directory;
        while (!at.isEmpty() && !file.startsWith(at + "/")) {
            above += "../";
            at = directoryOf(at);
        }
        return above + (at.isEmpty() ? file : file.substring(at.length() + 1));
    }
}
