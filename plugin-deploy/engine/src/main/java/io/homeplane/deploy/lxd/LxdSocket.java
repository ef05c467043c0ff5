package io.homeplane.deploy.lxd;

import io.homeplane.deploy.lxd.InstanceException.Kind;
import io.homeplane.tunnels.connect.CommandResult;
import io.homeplane.tunnels.connect.Connection;
import io.homeplane.tunnels.connect.ConnectionException;
import java.time.Duration;
import java.util.List;

/** Finds the socket that a server's LXD or Incus listens at. */
final class LxdSocket {
    /** The snap, the distributions' packages, and Incus. */
    private static final List<String> PLACES =
            List.of("/var/snap/lxd/common/lxd/unix.socket", "/var/lib/lxd/unix.socket", "/var/lib/incus/unix.socket");

    private LxdSocket() {}

    /** Shell text that prints the first socket there is, and after a blank whether the login user may use it. */
    static String probe() {
        return "for socket in " + String.join(" ", PLACES)
                + "; do if [ -S \"$socket\" ]; then [ -w \"$socket\" ] && echo \"$socket yes\" || echo \"$socket no\"; exit 0; fi; done";
    }

    static String find(Connection connection, String server)
            throws InstanceException, ConnectionException, InterruptedException {
        CommandResult result = connection.run("sh -c '" + probe() + "'", Duration.ofSeconds(20));
        String[] answer = result.stdout().strip().split(" ", -1);
        if (answer.length != 2) {
            throw new InstanceException(
                    Kind.NO_LXD,
                    "Server " + server + " has no LXD or Incus (looked for " + String.join(", ", PLACES)
                            + "); install one, or describe the instance for another server");
        }
        if (answer[1].equals("no")) {
            throw new InstanceException(
                    Kind.NO_LXD,
                    "The login user of server " + server + " may not use " + answer[0] + "; add it to the lxd group");
        }
        return answer[0];
    }
}
