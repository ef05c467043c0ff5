package io.homeplane.tunnels.view;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** WireGuard's {@code wg show all dump}, of which the keys are left where they are. */
final class WireguardSource implements Source {
    /** wg(8): a line of a peer has nine fields; its preshared key (the third) and interfaces' private keys are not for us. */
    private static final String CONTAINER = "container:";

    private static final String PEERS = " show all dump | awk 'NF == 9 { print $1, $2, $4, $5, $6, $7, $8 }'; date +%s";

    /** A quiet tunnel shakes hands when something is sent, which the probe beside this does. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    @Override
    public TunnelView look(ServerPath path, Glance glance)
            throws IOException, ConnectionException, InterruptedException {
        while (true) {
            long start = System.nanoTime();
            TunnelView view = once(path, glance.run(command(path)));
            Duration again = Duration.ofNanos(2 * (System.nanoTime() - start)).plus(BETWEEN_LOOKS);
            boolean mayChange = view.standing() == TunnelView.Standing.DOWN && !view.equals(noPeer(path));
            if (!mayChange || glance.left().compareTo(again.plus(BETWEEN_LOOKS)) < 0) {
                return view;
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private static TunnelView noPeer(ServerPath path) {
        return TunnelView.down(
                "No WireGuard peer here has " + path.address() + " among its allowed addresses; correct AllowedIPs.");
    }

    private static String command(ServerPath path) {
        boolean here = path.from().isEmpty() && path.status().server().isEmpty();
        String rights = here || path.become().isEmpty() ? "" : path.become() + " -n ";
        String source = path.status().source();
        String container = source.startsWith(CONTAINER)
                ? "docker exec '" + source.substring(CONTAINER.length()).replaceAll("[^A-Za-z0-9_.-]", "") + "' "
                : "";
        return rights + container + "wg" + PEERS;
    }

    /** The interface that the path states; empty for all. */
    private static String device(ServerPath path) {
        return path.status().source().startsWith(CONTAINER) ? "" : path.status().source();
    }

    private static TunnelView once(ServerPath path, String printed) throws IOException {
        List<String> lines = printed.lines().toList();
        long now = lines.isEmpty() ? 0 : number(lines.get(lines.size() - 1));
        List<WireguardPeer> peers = lines.stream()
                .limit(Math.max(0, lines.size() - 1))
                .map(WireguardPeer::parse)
                .flatMap(Optional::stream)
                .filter(peer -> device(path).isEmpty() || peer.device().equals(device(path)))
                .toList();
        if (peers.isEmpty()) {
            throw new IOException("wg shows no peer" + (device(path).isEmpty() ? "" : " of " + device(path))
                    + ", or not to this user");
        }
        return WireguardPeer.towards(path.address(), peers)
                .map(peer -> peer.view(now))
                .orElseGet(() -> noPeer(path));
    }

    private static long number(String text) throws IOException {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IOException("the machine does not tell its time");
        }
        return Long.parseLong(text);
    }
}
