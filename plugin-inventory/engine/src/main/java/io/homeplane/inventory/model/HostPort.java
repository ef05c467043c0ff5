package io.homeplane.inventory.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host and a port of it.
 *
 * @param host name or IP address, without brackets
 * @param port 1-65535
 */
public record HostPort(String host, int port) {
    /** {@code [2001:db8::1]:22}, {@code host:22}, {@code host}, or an IPv6 address without a port. */
    private static final Pattern FORM = Pattern.compile(
            "\\[([0-9a-fA-F:.%]{2,60})\\](?::([0-9]{1,5}))?|([A-Za-z0-9._-]{1,253})(?::([0-9]{1,5}))?|((?=.*:.*:)[0-9a-fA-F:]{2,45})");

    /** Reads {@code host:port}; empty when it is neither that nor, with a default port, a host alone. */
    public static Optional<HostPort> parse(String text, int defaultPort) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String host = first(form.group(1), form.group(3), form.group(5));
        String digits = first(form.group(2), form.group(4), "");
        int port = digits.isEmpty() ? defaultPort : Integer.parseInt(digits);
        return port >= 1 && port <= 65535 ? Optional.of(new HostPort(host, port)) : Optional.empty();
    }

    private static String first(String... groups) {
        for (String group : groups) {
            if (group != null) {
                return group;
            }
        }
        throw new IllegalArgumentException("no alternative matched");
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
