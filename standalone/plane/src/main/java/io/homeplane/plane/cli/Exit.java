package io.homeplane.plane.cli;

import io.homeplane.deploy.stack.DeployException;
import io.homeplane.tunnels.connect.ConnectionException;

/** The exit codes of every command. */
final class Exit {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;

    private Exit() {}

    /** The code of a failure: unreachable when a connection is at the bottom of it. */
    static int of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException
                    || (cause instanceof DeployException deploy && deploy.kind() == DeployException.Kind.UNREACHABLE)) {
                return UNREACHABLE;
            }
        }
        return FAILED;
    }
}
