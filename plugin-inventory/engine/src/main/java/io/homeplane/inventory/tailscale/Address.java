package io.homeplane.inventory.tailscale;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses of the Internet Protocol from their text; a name is never asked for. */
final class Address {
    private Address() {}

    /** Four or sixteen bytes; empty for what is no address. */
    static Optional<byte[]> bytes(String text) {
        boolean four = text.matches("([0-9]{1,3}\\.){3}[0-9]{1,3}");
        if (!four && !text.contains(":")) {
            return Optional.empty();
        }
        try {
            // With a colon, or four numbers, Java parses it and asks nobody.
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }
}
