package io.homeplane.tunnels.probe;

import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.Layer;
import java.util.List;

/** Paths and verdicts about them, for tests. */
final class Verdicts {
    private Verdicts() {}

    static ServerPath path(String server, String via, String protocol, boolean emergency) {
        Position position = Position.of("paths.toml");
        return new ServerPath(position, "", server, via, protocol, "10.0.0.1", 22, "root", "", "", 0, emergency);
    }

    static PathVerdict verdict(ServerPath path, Verdict verdict, String reason) {
        return new PathVerdict(path, verdict, Layer.LOGIN, reason, 12, false, List.of());
    }
}
