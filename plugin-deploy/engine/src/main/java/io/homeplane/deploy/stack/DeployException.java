package io.homeplane.deploy.stack;

/** A deploy did not end with the new release; the message is one sentence that says what, where, why and what to do. */
public class DeployException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why a deploy ended. Up to {@link #PULL_FAILED} nothing was changed on the server. */
    public enum Kind {
        UNKNOWN_STACK,
        UNKNOWN_SERVER,
        INVALID_INVENTORY,
        /** No path leads there, or none of them opened. */
        UNREACHABLE,
        /** The repository lacks a file, or has one that cannot be deployed. */
        BAD_FILES,
        BAD_SECRET,
        /** Docker or Compose is missing on the server, or does not answer. */
        NO_DOCKER,
        INVALID_COMPOSE,
        DISK_FULL,
        /** Another deploy of this stack runs. */
        LOCKED,
        /** The project runs already and was not deployed by Homeplane. */
        NOT_OURS,
        /** A command on the server failed before anything was changed. */
        REFUSED,
        PULL_FAILED,
        /** The new release failed and the previous one serves again. */
        RESTORED,
        /** The new release failed and the previous one could not be put back. */
        STUCK,
        /** The connection was lost after the hand-over and the outcome could not be read. */
        OUTCOME_UNKNOWN
    }

    public DeployException(Kind kind, String message) {
        this(kind, message, null);
    }

    public DeployException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The exit code of a command that ends with this: 3 when the server could not be reached, else 1. */
    public int exitCode() {
        return kind == Kind.UNREACHABLE ? 3 : 1;
    }
}
