package io.homeplane.inventory.json;

import io.homeplane.inventory.boundaries.Boundaries;
import io.homeplane.inventory.boundaries.BoundaryMap;
import io.homeplane.inventory.boundaries.Container;
import io.homeplane.inventory.boundaries.Policies;
import io.homeplane.inventory.boundaries.PolicyResult;
import io.homeplane.inventory.boundaries.Reach;
import io.homeplane.inventory.compose.ComposeService.PublishedPort;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.read.InventorySnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code plane boundaries --json} answers: which container of a server reaches which (SPEC section 9). */
public final class BoundariesDocument {
    private BoundariesDocument() {}

    /** One server, in plain values; names and order of fields are a contract. */
    public static Map<String, Object> of(InventorySnapshot snapshot, String server) {
        Boundaries boundaries = BoundaryMap.of(snapshot.inventory(), snapshot.projects(), server);
        return of(boundaries, Policies.results(snapshot.inventory(), boundaries));
    }

    /** Every server, one document each. */
    public static List<Map<String, Object>> all(InventorySnapshot snapshot) {
        return snapshot.inventory().servers().stream()
                .map(Server::name)
                .map(server -> of(snapshot, server))
                .toList();
    }

    static Map<String, Object> of(Boundaries boundaries, List<PolicyResult> policies) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("server", boundaries.server());
        document.put("networks", boundaries.networks());
        document.put(
                "containers",
                boundaries.containers().stream()
                        .map(BoundariesDocument::container)
                        .toList());
        document.put(
                "reaches",
                boundaries.reaches().stream().map(BoundariesDocument::reach).toList());
        document.put(
                "policies", policies.stream().map(BoundariesDocument::policy).toList());
        document.put("unknown", boundaries.unknown());
        return document;
    }

    private static Map<String, Object> container(Container container) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", container.name());
        row.put("networks", container.networks());
        row.put("sharesNetworkOf", container.sharesNetworkOf().isEmpty() ? null : container.sharesNetworkOf());
        row.put("stack", container.stack());
        row.put("service", container.service());
        row.put(
                "published",
                container.published().stream().map(BoundariesDocument::port).toList());
        row.put("escapes", container.escapes());
        return row;
    }

    private static Map<String, Object> port(PublishedPort port) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("address", port.address());
        row.put("published", port.published());
        row.put("target", port.target());
        row.put("protocol", port.protocol());
        return row;
    }

    private static Map<String, Object> reach(Reach reach) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("from", reach.from());
        row.put("to", reach.to());
        row.put("reaches", reach.reaches());
        row.put("via", reach.via());
        return row;
    }

    private static Map<String, Object> policy(PolicyResult policy) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", policy.name());
        row.put("holds", policy.holds());
        row.put("broken", policy.broken());
        return row;
    }
}
