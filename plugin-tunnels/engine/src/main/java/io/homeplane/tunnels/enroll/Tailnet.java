package io.homeplane.tunnels.enroll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The machines of a tailnet, as {@code tailscale status --json} prints them (ipn/ipnstate.Status of tailscale). */
public final class Tailnet {
    /** What a machine has no tailnet around it prints. */
    public static final Tailnet NONE = new Tailnet(Map.of());

    private final Map<String, String> addresses;

    private Tailnet(Map<String, String> addresses) {
        this.addresses = Map.copyOf(addresses);
    }

    /** Reads what it printed; anything else is no tailnet. */
    public static Tailnet read(String json) {
        try {
            Map<String, String> addresses = new LinkedHashMap<>();
            for (JsonNode peer : new ObjectMapper().readTree(json).path("Peer")) {
                String name = peer.path("DNSName").asText("").replaceAll("\\.$", "");
                String address =
                        name.isEmpty() ? peer.path("TailscaleIPs").path(0).asText("") : name;
                if (!address.isEmpty()) {
                    addresses.putIfAbsent(lower(peer.path("HostName").asText("")), address);
                    addresses.putIfAbsent(lower(name.split("\\.", 2)[0]), address);
                }
            }
            addresses.remove("");
            return new Tailnet(addresses);
        } catch (JsonProcessingException notJson) {
            return NONE;
        }
    }

    /** Where a machine of this name is reached. */
    public Optional<String> address(String name) {
        return Optional.ofNullable(addresses.get(lower(name)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
