package io.homeplane.inventory.boundaries;

import io.homeplane.inventory.compose.ComposeService;
import io.homeplane.inventory.compose.ComposeService.BindMount;
import java.util.ArrayList;
import java.util.List;

/** What lets a container out of its networks: with any of it, the matrix is not the whole truth. */
final class Escapes {
    private static final List<String> SOCKETS = List.of("docker.sock", "containerd.sock", "podman.sock");

    private Escapes() {}

    static List<String> of(ComposeService service) {
        List<String> escapes = new ArrayList<>();
        if (service.privileged()) {
            escapes.add("privileged");
        }
        if (service.networkMode().equals(Container.HOST)) {
            escapes.add("host network");
        }
        if (service.pidMode().equals(Container.HOST)) {
            escapes.add("host processes");
        }
        for (BindMount mount : service.bindMounts()) {
            String socket = socket(mount.source());
            if (!socket.isEmpty()) {
                escapes.add(socket);
            } else if (!mount.relative()) {
                escapes.add("host mount " + mount.source() + (mount.readOnly() ? " (read only)" : ""));
            }
        }
        service.capAdd().forEach(capability -> escapes.add("capability " + capability));
        return escapes.stream().distinct().toList();
    }

    /** Who can talk to the daemon can start a container with anything, so read only does not matter. */
    private static String socket(String source) {
        return SOCKETS.stream()
                .filter(name -> source.endsWith("/" + name))
                .findFirst()
                .orElse("");
    }
}
