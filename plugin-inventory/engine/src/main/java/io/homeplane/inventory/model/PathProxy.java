package io.homeplane.inventory.model;

import java.util.Optional;

/** The proxy of a path, as its {@code proxy} states it: it gets the path's name, and resolves it itself. */
public record PathProxy(Kind kind, HostPort address) {
    private static final int SOCKS_PORT = 1080;
    private static final int HTTP_PORT = 3128;

    /** What the proxy speaks. */
    public enum Kind {
        /** RFC 1928; what {@code tailscaled --socks5-server} and {@code ssh -D} offer. */
        SOCKS5,
        /** {@code CONNECT} of HTTP/1.1 (RFC 9110 section 9.3.6). */
        HTTP
    }

    /** Reads {@code socks5://host:port}, {@code socks5h://}, {@code http://host:port}, or {@code host:port} for SOCKS. */
    public static Optional<PathProxy> parse(String text) {
        String rest = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        if (rest.startsWith("http://")) {
            return HostPort.parse(rest.substring("http://".length()), HTTP_PORT)
                    .map(address -> new PathProxy(Kind.HTTP, address));
        }
        String socks = rest.replaceFirst("^socks5h?://", "");
        return HostPort.parse(socks, SOCKS_PORT).map(address -> new PathProxy(Kind.SOCKS5, address));
    }

    @Override
    public String toString() {
        return (kind == Kind.SOCKS5 ? "SOCKS" : "HTTP") + " proxy " + address;
    }
}
