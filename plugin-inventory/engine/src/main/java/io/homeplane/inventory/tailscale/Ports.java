package io.homeplane.inventory.tailscale;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ports of a protocol, as policy files write them: {@code 22}, {@code 80,443}, {@code 1000-2000}, {@code *}.
 *
 * @param protocol such as {@code tcp}; empty for TCP and UDP alike
 * @param ranges none for every port
 */
record Ports(String protocol, List<Range> ranges) {
    static final Ports ALL = new Ports("", List.of());

    private static final int HIGHEST = 65_535;
    private static final Map<String, String> NUMBERS = Map.of("6", "tcp", "17", "udp", "1", "icmp");

    record Range(int first, int last) {}

    Ports {
        ranges = List.copyOf(ranges);
    }

    /** Ports as the file states them; empty when they are none. */
    static Optional<Ports> parse(String protocol, String text) {
        String named = NUMBERS.getOrDefault(protocol, protocol);
        if (text.equals("*")) {
            return Optional.of(new Ports(named, List.of()));
        }
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("-", 2);
            int first = number(ends[0]);
            int last = number(ends[ends.length - 1]);
            if (first < 0 || last < first) {
                return Optional.empty();
            }
            ranges.add(new Range(first, last));
        }
        return Optional.of(new Ports(named, ranges));
    }

    /** {@code tcp:443}, {@code 443} or {@code *}, as a grant's {@code ip} has it. */
    static Optional<Ports> parseGranted(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? parse("", text) : parse(text.substring(0, colon), text.substring(colon + 1));
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            return -1;
        }
        int port = Integer.parseInt(text);
        return port > HIGHEST ? -1 : port;
    }

    /** True when some of the other's ports are among these. */
    boolean meets(Ports other) {
        return speaks(other)
                && (ranges.isEmpty()
                        || other.ranges.isEmpty()
                        || ranges.stream()
                                .anyMatch(one -> other.ranges.stream()
                                        .anyMatch(two -> one.first() <= two.last() && two.first() <= one.last())));
    }

    /** True when all of the other's ports are among these. */
    boolean hold(Ports other) {
        return speaks(other)
                && (ranges.isEmpty()
                        || (!other.ranges.isEmpty()
                                && other.ranges.stream()
                                        .allMatch(two -> ranges.stream()
                                                .anyMatch(one ->
                                                        one.first() <= two.first() && two.last() <= one.last()))));
    }

    /** A rule without a protocol is for all of them; a question without one asks for TCP or UDP. */
    private boolean speaks(Ports other) {
        return protocol.isEmpty()
                || protocol.equals(other.protocol)
                || (other.protocol.isEmpty() && Set.of("tcp", "udp").contains(protocol));
    }
}
