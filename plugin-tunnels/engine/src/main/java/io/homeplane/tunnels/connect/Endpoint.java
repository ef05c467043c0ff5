package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;

/** Where a stream ends, seen from the machine that opens it. */
public sealed interface Endpoint {
    /** Where a path ends. */
    static Endpoint of(ServerPath path) {
        return path.isSocket()
                ? new Unix(path.address().substring(ServerPath.UNIX.length()))
                : new Tcp(path.address(), path.port());
    }

    /**
     * A TCP port.
     *
     * @param host name or IP address
     */
    record Tcp(String host, int port) implements Endpoint {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * A unix socket.
     *
     * @param path absolute
     */
    record Unix(String path) implements Endpoint {
        @Override
        public String toString() {
            return ServerPath.UNIX + path;
        }
    }
}
