package io.homeplane.tunnels.severing;

import java.io.Serializable;
import java.util.List;

/**
 * A circle that closes when a stack stops: it carries every regular path to the server that it runs on, so nothing can deploy it again.
 *
 * @param cut the regular paths to its server
 * @param waysOut the emergency paths that stay; empty when there is none
 */
public record Deadlock(String stack, String server, List<String> cut, List<String> waysOut) implements Serializable {
    public Deadlock {
        cut = List.copyOf(cut);
        waysOut = List.copyOf(waysOut);
    }

    /** The circle in words, each step the reason of the next. */
    @Override
    public String toString() {
        return stack + " stops -> " + String.join(", ", cut) + " is cut -> " + server + " cannot be reached -> " + stack
                + " cannot be deployed again; "
                + (waysOut.isEmpty() ? "there is no way out" : "way out: " + String.join(", ", waysOut));
    }
}
