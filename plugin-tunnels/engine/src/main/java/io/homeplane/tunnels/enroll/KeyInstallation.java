package io.homeplane.tunnels.enroll;

import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Adds a public key to those that may log in as the user of a connection. */
public final class KeyInstallation {
    private static final Duration BOUND = Duration.ofSeconds(15);

    /** A file that does not end its last line would swallow ours; one that has the key is left as it is. */
    private static final String INSTALL = """
            umask 077
            key=$(cat) file=$HOME/.ssh/authorized_keys
            mkdir -p "$HOME/.ssh" && touch "$file" || exit
            grep -qF "$key" "$file" && { echo there; exit 0; }
            [ -z "$(tail -c 1 "$file")" ] || echo >>"$file" || exit
            echo "$key homeplane" >>"$file" && echo added
            """;

    private KeyInstallation() {}

    /**
     * Installs it.
     *
     * @param publicLine type and blob, as {@code authorized_keys} has them
     * @return false when it was there already
     * @throws ConnectionException when it cannot be written
     */
    public static boolean install(Connection connection, String publicLine)
            throws ConnectionException, InterruptedException {
        ByteArrayInputStream line = new ByteArrayInputStream(publicLine.getBytes(StandardCharsets.UTF_8));
        CommandResult result = connection.run("sh -c '" + INSTALL.replace("'", "'\\''") + "'", line, said -> {}, BOUND);
        if (!result.succeeded()) {
            throw new ConnectionException(
                    Reason.UNFINISHED,
                    "Cannot install the key over " + connection.pathName() + ": "
                            + result.stderr().strip() + "; check ~/.ssh there.",
                    null);
        }
        return result.stdout().strip().equals("added");
    }
}
