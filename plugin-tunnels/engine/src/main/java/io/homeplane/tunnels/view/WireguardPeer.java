package io.homeplane.tunnels.view;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One peer as WireGuard tells of it.
 *
 * @param device the interface, such as {@code wg0}
 * @param publicKey in base64
 * @param endpoint {@code host:port}, or {@code (none)}
 * @param allowed the networks that lead to it
 * @param handshake seconds since 1970; 0 when there was none
 * @param received bytes
 * @param sent bytes
 */
record WireguardPeer(
        String device,
        String publicKey,
        String endpoint,
        List<String> allowed,
        long handshake,
        long received,
        long sent) {
    /** A session without a new handshake ends after 180 seconds (REJECT_AFTER_TIME of the protocol). */
    private static final long SESSION_SECONDS = 180;

    static Optional<WireguardPeer> parse(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != 7 || !(fields[4] + fields[5] + fields[6]).matches("[0-9]{3,57}")) {
            return Optional.empty();
        }
        return Optional.of(new WireguardPeer(
                fields[0],
                fields[1],
                fields[2],
                List.of(fields[3].split(",")),
                Long.parseLong(fields[4]),
                Long.parseLong(fields[5]),
                Long.parseLong(fields[6])));
    }

    /** The peer whose network is the narrowest around an address; for a name that is none, the only peer there is. */
    static Optional<WireguardPeer> towards(String address, List<WireguardPeer> peers) {
        if (!address.contains(":") && !address.matches("[0-9.]+")) {
            return peers.size() == 1 ? Optional.of(peers.get(0)) : Optional.empty();
        }
        return peers.stream()
                .filter(peer -> peer.prefix(address) >= 0)
                .max(Comparator.comparingInt(peer -> peer.prefix(address)));
    }

    TunnelView view(long now) {
        String who =
                "the WireGuard peer " + publicKey.substring(0, Math.min(8, publicKey.length())) + ".. at " + endpoint;
        if (handshake == 0) {
            return TunnelView.down("There was never a handshake with " + who + " (" + sent + " bytes sent, " + received
                    + " received); check that UDP gets there, and the keys of both ends.");
        }
        long age = Math.max(0, now - handshake);
        return age > SESSION_SECONDS
                ? TunnelView.down(
                        "The last handshake with " + who + " was " + age + " s ago; check that UDP gets there.")
                : TunnelView.up();
    }

    /** The length of the longest of its networks with this address; -1 when none has it. */
    private int prefix(String address) {
        return allowed.stream()
                .mapToInt(network -> prefix(network, address))
                .max()
                .orElse(-1);
    }

    private static int prefix(String network, String address) {
        String[] parts = network.split("/", 2);
        if (parts.length < 2 || !parts[1].matches("[0-9]{1,3}") || !parts[0].matches("[0-9a-fA-F.:]+")) {
            return -1;
        }
        try {
            byte[] base = InetAddress.getByName(parts[0]).getAddress();
            byte[] wanted = InetAddress.getByName(address).getAddress();
            int length = Integer.parseInt(parts[1]);
            int rest = base.length * 8 - length;
            boolean inside = base.length == wanted.length
                    && rest >= 0
                    && new BigInteger(1, base).shiftRight(rest).equals(new BigInteger(1, wanted).shiftRight(rest));
            return inside ? length : -1;
        } catch (UnknownHostException neither) {
            return -1;
        }
    }
}
