package io.homeplane.plane.cli;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host as people write it for ssh: {@code user@host}, with {@code :port} where that is not 22. */
record EnrolledHost(String user, String host, int port) {
    private static final Pattern TEXT =
            Pattern.compile("(?:([A-Za-z0-9._-]+)@)?([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+\\])(?::([0-9]{1,5}))?");

    /** Empty for text that names no host. */
    static Optional<EnrolledHost> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = matcher.group(3) == null ? 22 : Integer.parseInt(matcher.group(3));
        String host = matcher.group(2).replaceAll("[\\[\\]]", "");
        String user = matcher.group(1) == null ? "root" : matcher.group(1);
        return port < 1 || port > 65535 ? Optional.empty() : Optional.of(new EnrolledHost(user, host, port));
    }

    /** What a server of it is called when nobody says: the first part of its name, or the whole address. */
    String name() {
        return host.matches("[0-9.:]*|.*:.*") ? host : host.split("\\.", 2)[0];
    }

    ServerPath path(String server, String via, String credential, String hostKey) {
        Position position = Position.of("command line");
        return new ServerPath(position, "", server, via, "ssh", host, port, user, credential, hostKey, 0, false);
    }
}
