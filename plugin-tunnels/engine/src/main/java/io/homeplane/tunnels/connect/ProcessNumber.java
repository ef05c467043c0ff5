package io.homeplane.tunnels.connect;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learns a remote command's process number, so that it can be ended: OpenSSH hands on no signal to a command of root.
 *
 * <p>The command's shell prints it as its first line of stderr, which nobody else gets to see. Behind a forced command no such
 * line comes; then closing the channel is all that can be done.
 */
final class ProcessNumber {
    private static final Pattern LINE = Pattern.compile("homeplane-process (\\d+)");

    private volatile String number = "";
    private boolean first = true;

    /** The command, made to print its number first. */
    static String announcedBy(String command) {
        return "echo homeplane-process $$ >&2\n" + command;
    }

    /** Passes all lines on but the announcement. */
    Consumer<String> before(Consumer<String> next) {
        return line -> {
            Matcher announcement = LINE.matcher(line);
            if (first && announcement.matches()) {
                number = announcement.group(1);
            } else {
                next.accept(line);
            }
            first = false;
        };
    }

    /** The command's stderr without the announcement. */
    String without(String stderr) {
        return number.isEmpty() ? stderr : stderr.substring(stderr.indexOf('\n') + 1);
    }

    /**
     * Shell text that ends the command and all it has started, except what has a session of its own: politely, and after five
     * seconds for good. Empty when the number is not known.
     */
    String endingIt() {
        return number.isEmpty()
                ? ""
                : "g=" + number + "; kill -s TERM -- -$g; for i in 1 2 3 4 5; do"
                        + " kill -s 0 -- -$g || exit 0; sleep 1; done; kill -s KILL -- -$g";
    }
}
