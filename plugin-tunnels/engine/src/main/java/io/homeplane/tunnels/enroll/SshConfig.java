package io.homeplane.tunnels.enroll;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that a {@code ssh_config} names in full, as ssh_config(5) has it: the first value of a keyword counts. Patterns, {@code Match}
 * blocks and {@code Include} are passed over.
 */
public final class SshConfig {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)(?:\\s*=\\s*|\\s+)(.*?)\\s*");

    private final List<Host> hosts;

    /**
     * One host.
     *
     * @param name as it is typed after ssh
     * @param address its {@code HostName}, else its name
     * @param user empty when none is stated
     * @param jump its {@code ProxyJump} or {@code ProxyCommand}; empty when it is reached directly
     */
    public record Host(String name, String address, String user, int port, String jump) {}

    private SshConfig(List<Host> hosts) {
        this.hosts = List.copyOf(hosts);
    }

    /** Reads the text of one; what is no line of it says nothing. */
    public static SshConfig read(String text) {
        List<Host> hosts = new ArrayList<>();
        List<String> names = List.of();
        Map<String, String> values = new HashMap<>();
        for (String line : text.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (line.strip().startsWith("#") || !matcher.matches()) {
                continue;
            }
            String keyword = matcher.group(1).toLowerCase(Locale.ROOT);
            String value = unquoted(matcher.group(2));
            if (keyword.equals("host") || keyword.equals("match")) {
                add(names, values, hosts);
                names = keyword.equals("host") ? List.of(value.split("\\s+")) : List.of();
                values = new HashMap<>();
            } else {
                values.putIfAbsent(keyword, value);
            }
        }
        add(names, values, hosts);
        return new SshConfig(hosts);
    }

    /** The host of this name, or else the one at this address. */
    public Optional<Host> find(String name, String address) {
        Optional<Host> named =
                hosts.stream().filter(host -> host.name().equals(name)).findFirst();
        return named.isPresent() || address.isEmpty()
                ? named
                : hosts.stream().filter(host -> host.address().equals(address)).findFirst();
    }

    private static void add(List<String> names, Map<String, String> values, List<Host> hosts) {
        for (String name : names) {
            if (name.matches(".*[*?!].*")) {
                continue;
            }
            String port = values.getOrDefault("port", "22");
            String jump = values.getOrDefault("proxyjump", values.getOrDefault("proxycommand", ""));
            hosts.add(new Host(
                    name,
                    values.getOrDefault("hostname", name),
                    values.getOrDefault("user", ""),
                    port.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(port) : 22,
                    jump.equals("none") ? "" : jump));
        }
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
