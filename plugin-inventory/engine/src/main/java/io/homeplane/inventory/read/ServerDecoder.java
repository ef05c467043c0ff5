package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.Server;

/** A {@code [[server]]} table. */
final class ServerDecoder {
    private ServerDecoder() {}

    static Server decode(Fields server, String name, Position position) {
        Fields config = server.child("config");
        return new Server(
                name,
                position,
                server.text("", "description"),
                server.texts("tags"),
                config.flag("enabled", true),
                hostOf(config.text("", "address")));
    }

    /** The host of {@code https://10.0.0.5:8120}, {@code 10.0.0.5:8120} or {@code [2001:db8::5]:8120}. */
    static String hostOf(String address) {
        String rest = address.trim();
        int scheme = rest.indexOf("://");
        if (scheme >= 0) {
            rest = rest.substring(scheme + 3);
        }
        int slash = rest.indexOf('/');
        if (slash >= 0) {
            rest = rest.substring(0, slash);
        }
        if (rest.startsWith("[")) {
            int end = rest.indexOf(']');
            return end < 0 ? "" : rest.substring(1, end);
        }
        int colon = rest.indexOf(':');
        boolean onlyOne = colon >= 0 && colon == rest.lastIndexOf(':');
        return onlyOne ? rest.substring(0, colon) : rest;
    }
}
