package io.homeplane.tunnels.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** One machine of a tailnet, as {@code ipnstate.PeerStatus} describes it. */
final class TailscaleMachine {
    private final JsonNode json;

    TailscaleMachine(JsonNode json) {
        this.json = json;
    }

    /** The peer with this name or address. */
    static Optional<TailscaleMachine> find(JsonNode peers, String address) {
        for (JsonNode peer : peers) {
            TailscaleMachine machine = new TailscaleMachine(peer);
            if (machine.isAt(address)) {
                return Optional.of(machine);
            }
        }
        return Optional.empty();
    }

    boolean isAt(String address) {
        String full = withoutDot(json.path("DNSName").asText());
        String wanted = withoutDot(address);
        for (JsonNode own : json.path("TailscaleIPs")) {
            if (own.asText().equals(wanted)) {
                return true;
            }
        }
        return !wanted.isEmpty()
                && (full.equalsIgnoreCase(wanted)
                        || full.split("\\.", 2)[0].equalsIgnoreCase(wanted)
                        || json.path("HostName").asText().equalsIgnoreCase(wanted));
    }

    String name() {
        return json.path("HostName").asText().replaceAll("[^A-Za-z0-9._-]", "?");
    }

    /** The first of its addresses inside the tailnet. */
    String address() {
        return json.path("TailscaleIPs").path(0).asText().replaceAll("[^0-9a-fA-F.:]", "");
    }

    boolean online() {
        return json.path("Online").asBoolean();
    }

    boolean keyExpired(Instant at) {
        return json.path("Expired").asBoolean()
                || expiry().map(expiry -> expiry.isBefore(at)).orElse(false);
    }

    /** Empty for a key that does not expire. */
    Optional<Instant> expiry() {
        return instant("KeyExpiry");
    }

    String lastSeen() {
        return instant("LastSeen").map(at -> " since " + at).orElse("");
    }

    private Optional<Instant> instant(String key) {
        try {
            String text = json.path(key).asText("");
            Instant at = text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
            return at.isAfter(Instant.EPOCH) ? Optional.of(at) : Optional.empty();
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
