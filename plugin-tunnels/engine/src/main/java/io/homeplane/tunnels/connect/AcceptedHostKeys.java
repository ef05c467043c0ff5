package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that paths with {@code host_key = "accept-new"} showed first; forgotten when the process ends. */
public final class AcceptedHostKeys {
    /** Shared by every connector that is not given its own. */
    static final AcceptedHostKeys OF_THIS_PROCESS = new AcceptedHostKeys();

    private final Map<String, HostKey> keys = new ConcurrentHashMap<>();

    /** The key that a path showed which leads there directly. */
    public Optional<HostKey> of(ServerPath path) {
        return find(path.endpoint());
    }

    Optional<HostKey> find(String endpoint) {
        return Optional.ofNullable(keys.get(endpoint));
    }

    /** Remembers the key unless there is one already, and returns the one that is now remembered. */
    HostKey remember(String endpoint, HostKey key) {
        HostKey earlier = keys.putIfAbsent(endpoint, key);
        return earlier == null ? key : earlier;
    }
}
