package io.homeplane.tunnels.severing;

import io.homeplane.inventory.model.PathCarrier;
import io.homeplane.inventory.model.Plane;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.severing.Carrier.Strength;
import io.homeplane.tunnels.severing.TunnelPart.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the stacks that a path needs: from images, from the networks that they share, from the container that the path ends in, and
 * from where everything runs. In doubt a stack carries: a deploy that was called safe and cuts the path is worse than one that waits
 * for a word. What is stated in {@code carried_by} replaces what would be found.
 */
final class PathCarriers {
    private static final int HTTPS = 443;

    private final FleetContainers fleet;
    private final Plane plane;

    PathCarriers(FleetContainers fleet, Plane plane) {
        this.fleet = fleet;
        this.plane = plane;
    }

    /** Each stack that the path needs, once. */
    Collection<Carrier> of(ServerPath path) {
        List<Carrier> found = path.carriedBy().isEmpty() ? found(path) : stated(path);
        Map<String, Carrier> byStack = new LinkedHashMap<>();
        for (Carrier carrier : found) {
            byStack.merge(carrier.stack(), carrier, PathCarriers::stronger);
        }
        return byStack.values();
    }

    private static Carrier stronger(Carrier first, Carrier second) {
        return first.strength() == Strength.WEAKENS && second.strength() == Strength.CARRIES ? second : first;
    }

    private List<Carrier> stated(ServerPath path) {
        List<Carrier> stated = new ArrayList<>();
        for (String text : path.carriedBy()) {
            PathCarrier carrier = PathCarrier.parse(text);
            switch (carrier.kind()) {
                case STACK -> stated.add(Carrier.stated(carrier.name()));
                case CONTAINER ->
                    fleet.called(carrier.server(), carrier.name())
                            .ifPresent(container -> stated.add(
                                    Carrier.carries(container, "carried_by states its container " + container.name())));
                default -> {} // A systemd unit or an app is no stack: a deploy of stacks does not restart it.
            }
        }
        return stated;
    }

    /** What is found, whatever is stated; a stack once for each of its containers. */
    List<Carrier> found(ServerPath path) {
        List<Carrier> found = new ArrayList<>();
        Optional<PlacedContainer> end = end(path);
        end.ifPresent(container -> carries(found, container, "the path ends in its container " + container.name()));
        nearEnd(path)
                .forEach(container ->
                        carries(found, container, "its container " + container.name() + " is where the path begins"));
        farEnd(path, end)
                .forEach(container -> carries(
                        found,
                        container,
                        "its container " + container.name() + " is the end of the tunnel on " + path.server()));
        fleet.playing(path.via(), Role.RELAY)
                .forEach(container ->
                        carries(found, container, "its container " + container.name() + " relays " + path.via()));
        for (PlacedContainer control : fleet.playing(path.via(), Role.CONTROL)) {
            found.add(Carrier.weakens(control, "ends find each other through its container " + control.name()));
            front(control)
                    .ifPresent(front -> found.add(Carrier.weakens(
                            front,
                            "its container " + front.name() + " has the port by which " + control.name()
                                    + " is reached")));
        }
        return found;
    }

    /** A container carries together with the one whose network interface it has. */
    private void carries(List<Carrier> found, PlacedContainer container, String because) {
        found.add(Carrier.carries(container, because));
        String owner = container.container().sharesNetworkOf();
        if (!owner.isEmpty()) {
            fleet.on(container.server()).stream()
                    .filter(other -> other.name().equals(owner))
                    .forEach(other -> found.add(
                            Carrier.carries(other, container.name() + " has the network of its container " + owner)));
        }
    }

    /**
     * The container that a path ends in: tunnels reach containers by name ({@code periphery.private.example.com} is container
     * periphery), every path reaches those whose port the host publishes. Empty when it ends at the host itself.
     */
    private Optional<PlacedContainer> end(ServerPath path) {
        if (path.server().isEmpty() || path.via().equals("local")) {
            return Optional.empty();
        }
        List<PlacedContainer> there = fleet.on(path.server());
        String label = firstLabel(path.address());
        Optional<PlacedContainer> named = isTunnel(path) && !label.isEmpty()
                ? there.stream().filter(container -> container.isCalled(label)).findFirst()
                : Optional.empty();
        return named.isPresent()
                ? named
                : there.stream()
                        .filter(container -> container.publishes(path.port(), "tcp"))
                        .findFirst();
    }

    private List<PlacedContainer> nearEnd(ServerPath path) {
        String server = path.from().isEmpty() ? plane.server() : path.from();
        if (server.isEmpty()) {
            return List.of();
        }
        List<PlacedContainer> near = new ArrayList<>(fleet.playing(server, path.via(), Role.CLIENT, Role.PEER).stream()
                .filter(container -> container.plays(path.via(), Role.CLIENT) || carriesHost(container, path, server))
                .toList());
        int proxy = portOf(path.proxy());
        fleet.on(server).stream()
                .filter(container -> proxy > 0 && container.publishes(proxy, "tcp"))
                .forEach(near::add);
        return near;
    }

    /** A peer carries what the host or the plane sends when it has the interface of one of them, or is a gateway. */
    private boolean carriesHost(PlacedContainer peer, ServerPath path, String server) {
        return isGateway(peer)
                || (path.from().isEmpty()
                        && fleet.on(server).stream()
                                .anyMatch(other -> other.stack().equals(plane.stack()) && other.sharesInterface(peer)));
    }

    private List<PlacedContainer> farEnd(ServerPath path, Optional<PlacedContainer> end) {
        if (path.server().isEmpty()) {
            return List.of();
        }
        List<PlacedContainer> sites = fleet.playing(path.server(), path.via(), Role.SITE, Role.PEER);
        List<PlacedContainer> beside = sites.stream()
                .filter(site -> end.isPresent() && site.sharesNetwork(end.get()))
                .toList();
        if (!beside.isEmpty()) {
            return beside;
        }
        String label = firstLabel(path.address());
        return sites.stream()
                .filter(site -> site.plays(path.via(), Role.SITE)
                        || path.via().equals("cloudflare")
                        || isGateway(site)
                        || site.isCalled(label))
                .toList();
    }

    /** On the host's own network, or with a port of its own for the tunnel: others' data may pass through it. */
    private static boolean isGateway(PlacedContainer peer) {
        return peer.container().isOnHost() || peer.publishesAny("udp");
    }

    private Optional<PlacedContainer> front(PlacedContainer control) {
        return fleet.on(control.server()).stream()
                .filter(container -> !container.stack().equals(control.stack()) && container.publishes(HTTPS, "tcp"))
                .findFirst();
    }

    private static boolean isTunnel(ServerPath path) {
        return !path.via().equals("lan") && !path.via().equals("ssh");
    }

    /** {@code web} of {@code web.private.example.com}; empty for an IP address. */
    private static String firstLabel(String address) {
        boolean number = address.contains(":") || address.matches("[0-9.]*");
        return number ? "" : address.split("\\.", 2)[0];
    }

    private static int portOf(String proxy) {
        String digits = proxy.substring(proxy.lastIndexOf(':') + 1);
        return digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    }
}
