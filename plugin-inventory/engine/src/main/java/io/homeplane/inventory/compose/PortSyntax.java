package io.homeplane.inventory.compose;

import io.homeplane.inventory.compose.ComposeService.PublishedPort;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compose's short syntax of ports: {@code [address:][published:]target[/protocol]}, each port a number or a range. */
final class PortSyntax {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    private PortSyntax() {}

    /** Empty when it is none; a port that only an env file knows is kept as written. */
    static Optional<PublishedPort> parse(String text) {
        int slash = text.lastIndexOf('/');
        String protocol = slash < 0 ? "tcp" : text.substring(slash + 1);
        String rest = slash < 0 ? text : text.substring(0, slash);
        if (rest.contains("${")) {
            return Optional.of(new PublishedPort("", rest, "", protocol));
        }
        int lastColon = rest.lastIndexOf(':');
        String target = rest.substring(lastColon + 1);
        String host = lastColon < 0 ? "" : rest.substring(0, lastColon);
        int hostColon = host.endsWith("]") ? host.length() : host.lastIndexOf(':');
        String address = hostColon < 0 ? "" : host.substring(0, hostColon);
        String published = hostColon < 0 ? host : host.substring(Math.min(hostColon + 1, host.length()));
        boolean fits = isPorts(target)
                && (published.isEmpty() || isPorts(published))
                && (protocol.equals("tcp") || protocol.equals("udp") || protocol.equals("sctp"));
        return fits ? Optional.of(new PublishedPort(address, published, target, protocol)) : Optional.empty();
    }

    private static boolean isPorts(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length > 2) {
            return false;
        }
        for (String end : ends) {
            if (!NUMBER.matcher(end).matches() || Integer.parseInt(end) < 1 || Integer.parseInt(end) > 65535) {
                return false;
            }
        }
        return true;
    }
}
