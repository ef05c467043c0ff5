package io.homeplane.tunnels.view;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** The containers of Pangolin's tunnel on a machine: site (newt), relay (gerbil) and clients, their state, and what newt logs. */
final class PangolinContainers implements Source {
    private static final Pattern PART = Pattern.compile("(?:^|/)(newt|olm|gerbil|pangolin-cli|fosrl/cli)(?:[:@].*)?$");
    private static final String LIST = " ps -a --format '{{.Names}}|{{.Image}}|{{.State}}|{{.Status}}'";
    /** What newt and olm log, see ping and reconnect in their sources; the last of these lines is how it stands. */
    private static final Pattern GOOD =
            Pattern.compile("Tunnel connection to server established|Connection to server restored");

    private static final Pattern BAD = Pattern.compile(
            "Connection to server lost|Failed to connect|Ping attempt [0-9]+ failed|Periodic ping failed|Failed to get token");

    @Override
    public TunnelView look(ServerPath path, Glance glance)
            throws IOException, ConnectionException, InterruptedException {
        boolean here = path.from().isEmpty() && path.status().server().isEmpty();
        String docker = (here || path.become().isEmpty() ? "" : path.become() + " -n ") + "docker";
        List<String[]> parts = glance.run(docker + LIST)
                .lines()
                .map(line -> line.split("\\|", 4))
                .filter(fields ->
                        fields.length == 4 && PART.matcher(fields[1]).find() && fields[0].matches("[A-Za-z0-9_.-]+"))
                .toList();
        if (parts.isEmpty()) {
            throw new IOException("no container of newt, gerbil or a client is there");
        }
        for (String[] part : parts) {
            if (!part[2].equals("running")) {
                return TunnelView.down("The container " + part[0] + " of Pangolin is " + part[2] + " ("
                        + part[3].replaceAll("[^A-Za-z0-9() ]", "") + "); start it, and look into its log.");
            }
        }
        for (String[] part : parts) {
            TunnelView view = part[1].contains("gerbil") ? TunnelView.up() : logged(docker, part, glance);
            if (view.standing() != TunnelView.Standing.UP) {
                return view;
            }
        }
        return TunnelView.up();
    }

    private static TunnelView logged(String docker, String[] part, Glance glance)
            throws IOException, ConnectionException, InterruptedException {
        String last = "";
        for (String line : glance.run(docker + " logs --tail 300 " + part[0] + " 2>&1")
                .lines()
                .toList()) {
            if (GOOD.matcher(line).find() || BAD.matcher(line).find()) {
                last = line;
            }
        }
        if (BAD.matcher(last).find()) {
            return TunnelView.down("The container " + part[0]
                    + " of Pangolin has no tunnel: its log ends with a connection that failed; check gerbil's UDP port, and"
                    + " newt's id and secret.");
        }
        return part[3].contains("(unhealthy)")
                ? TunnelView.weak("The container " + part[0] + " of Pangolin is unhealthy; look into its log.")
                : TunnelView.up();
    }
}
