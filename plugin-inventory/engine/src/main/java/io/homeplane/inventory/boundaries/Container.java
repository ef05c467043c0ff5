package io.homeplane.inventory.boundaries;

import io.homeplane.inventory.compose.ComposeService.PublishedPort;
import io.homeplane.inventory.model.Position;
import java.util.List;

/**
 * A container of a server, as a Compose file states it.
 *
 * @param name its stated name, else its service's if that is the only one on the server, else Docker's
 * @param image as the file states it; empty when it is only built
 * @param networks the networks it is on, {@code host} for the host's own; those of another container when it shares them
 * @param sharesNetworkOf the container whose network it has instead of its own; empty for none
 * @param published its ports that the host publishes
 * @param escapes what lets it out whatever the networks say: {@code docker.sock}, {@code privileged}, {@code capability NET_ADMIN} ..
 */
public record Container(
        String name,
        String stack,
        String service,
        String image,
        Position position,
        List<String> networks,
        String sharesNetworkOf,
        List<PublishedPort> published,
        List<String> escapes) {
    /** The network of containers with {@code network_mode: host}. */
    public static final String HOST = "host";

    public Container {
        networks = List.copyOf(networks);
        published = List.copyOf(published);
        escapes = List.copyOf(escapes);
    }

    /** True when it has the host's own network. */
    public boolean isOnHost() {
        return networks.contains(HOST);
    }
}
