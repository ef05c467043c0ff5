package io.homeplane.deploy.stack;

import io.homeplane.tunnels.connect.ConnectionException;
import java.io.Closeable;
import java.io.IOException;

/** Opens the Docker API when it is first looked at, and again after a connection was lost. */
final class LazyDockerView implements Closeable {
    private static final String UNIX = "unix://";

    private final Remote remote;
    private final String endpoint;
    private DockerView view;
    private boolean unavailable;

    LazyDockerView(Remote remote, String endpoint) {
        this.remote = remote;
        this.endpoint = endpoint;
    }

    /** Opens it while the server is busy with something else; a failure shows at the first look. */
    void warmUp() {
        try {
            get();
        } catch (IOException e) {
            forget();
        }
    }

    DockerView get() throws IOException {
        if (view == null) {
            if (!endpoint.startsWith(UNIX)) {
                unavailable = true;
                throw new IOException("docker listens at " + endpoint + ", which is no unix socket");
            }
            try {
                view = DockerView.open(remote.forward(endpoint.substring(UNIX.length())));
                unavailable = false;
            } catch (ConnectionException e) {
                unavailable = true;
                throw new IOException(e.getMessage(), e);
            }
        }
        return view;
    }

    /** True when the last attempt to look failed: then the supervisor's own eyes count. */
    boolean unavailable() {
        return unavailable;
    }

    void forget() {
        unavailable = true;
        close();
        view = null;
    }

    @Override
    public void close() {
        if (view != null) {
            try {
                view.close();
            } catch (IOException e) {
                view = null; // a connection that is lost cannot be closed any better
            }
        }
    }
}
