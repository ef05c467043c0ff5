package io.homeplane.tunnels.severing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a container does for a tunnel, as its image tells.
 *
 * @param via the kind of path, as {@code [[path]]} names it
 */
public record TunnelPart(String via, Role role) {
    /** Which end or station of a path it is. */
    public enum Role {
        /** At the end where the servers are that one reaches. */
        SITE,
        /** At the end that connects. */
        CLIENT,
        /** At either end. */
        PEER,
        /** Data may pass through it on their way. */
        RELAY,
        /** Ends find each other through it; what is connected stays so without it. */
        CONTROL
    }

    /** By repository name without registry and owner: people mirror these images and build their own. */
    private static final Map<String, TunnelPart> BY_REPOSITORY = Map.ofEntries(
            Map.entry("newt", new TunnelPart("pangolin", Role.SITE)),
            Map.entry("olm", new TunnelPart("pangolin", Role.CLIENT)),
            Map.entry("fosrl/cli", new TunnelPart("pangolin", Role.CLIENT)),
            Map.entry("pangolin-cli", new TunnelPart("pangolin", Role.CLIENT)),
            Map.entry("gerbil", new TunnelPart("pangolin", Role.RELAY)),
            Map.entry("pangolin", new TunnelPart("pangolin", Role.CONTROL)),
            Map.entry("tailscale", new TunnelPart("tailscale", Role.PEER)),
            Map.entry("headscale", new TunnelPart("tailscale", Role.CONTROL)),
            Map.entry("derper", new TunnelPart("tailscale", Role.CONTROL)),
            Map.entry("cloudflared", new TunnelPart("cloudflare", Role.PEER)),
            Map.entry("wireguard", new TunnelPart("wireguard", Role.PEER)),
            Map.entry("wireguard-go", new TunnelPart("wireguard", Role.PEER)),
            Map.entry("wg-easy", new TunnelPart("wireguard", Role.PEER)),
            Map.entry("openvpn", new TunnelPart("openvpn", Role.PEER)),
            Map.entry("openvpn-as", new TunnelPart("openvpn", Role.PEER)),
            Map.entry("openvpn-client", new TunnelPart("openvpn", Role.PEER)));

    /** The part that an image such as {@code registry.lan:5000/fosrl/newt:1.15.0} plays; empty for one that is no tunnel's. */
    public static Optional<TunnelPart> of(String image) {
        String repository = repository(image);
        String name = repository.substring(repository.lastIndexOf('/') + 1);
        TunnelPart exact = BY_REPOSITORY.get(ownerAndName(repository));
        return Optional.ofNullable(exact == null ? BY_REPOSITORY.get(name) : exact);
    }

    private static String repository(String image) {
        String name = image.toLowerCase(Locale.ROOT);
        int digest = name.indexOf('@');
        name = digest < 0 ? name : name.substring(0, digest);
        int tag = name.lastIndexOf(':');
        return tag > name.lastIndexOf('/') ? name.substring(0, tag) : name;
    }

    private static String ownerAndName(String repository) {
        int name = repository.lastIndexOf('/');
        return repository.substring(name < 0 ? 0 : repository.lastIndexOf('/', name - 1) + 1);
    }
}
