package io.homeplane.deploy.lxd;

/** An instance could not be brought to its described state; the message is one sentence: what, where, why, what to do. */
public class InstanceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why it ended. */
    public enum Kind {
        UNKNOWN_INSTANCE,
        UNKNOWN_SERVER,
        UNREACHABLE,
        /** No LXD or Incus answers on the server. */
        NO_LXD,
        UNKNOWN_IMAGE,
        UNKNOWN_PROFILE,
        /** What exists cannot become what is described without being made anew. */
        DIFFERS,
        /** LXD refused or failed. */
        REFUSED,
        NO_ADDRESS
    }

    public InstanceException(Kind kind, String message) {
        this(kind, message, null);
    }

    public InstanceException(Kind kind, String message, Throwable cause) {
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
