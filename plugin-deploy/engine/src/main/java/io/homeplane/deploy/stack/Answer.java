package io.homeplane.deploy.stack;

import java.util.List;

/** What a script printed: lines of {@code name=value}, some names more than once. */
record Answer(String text) {
    /** The value of the first line with this name; empty when there is none. */
    String first(String name) {
        List<String> found = all(name);
        return found.isEmpty() ? "" : found.get(0);
    }

    List<String> all(String name) {
        String start = name + "=";
        return text.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }
}
