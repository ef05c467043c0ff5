package io.homeplane.tunnels.connect;

/** A connection could not be opened, or was lost; the message is one sentence that says what, where, why and what to do. */
public class ConnectionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a connection failed, in the order of the layers it goes through. */
    public enum Reason {
        /** A server that the path leads through cannot be reached. */
        HOP_FAILED("tunnel"),
        /** The proxy that the path leads through cannot be reached. */
        PROXY_FAILED("tunnel"),
        UNRESOLVED("dns"),
        REFUSED("tcp"),
        TIMED_OUT("tcp"),
        UNREACHABLE("tcp"),
        TLS_FAILED("tls"),
        HTTP_FAILED("http"),
        NOT_SSH("ssh"),
        /** Something accepted the connection and then said nothing. */
        SILENT("ssh"),
        /** It speaks SSH, but the two sides agree on no algorithm, or the exchange broke off. */
        HANDSHAKE_FAILED("ssh"),
        HOST_KEY_DIFFERS("ssh"),
        HOST_KEY_NOT_PINNED("ssh"),
        AUTHENTICATION_FAILED("login"),
        NO_CREDENTIAL("login"),
        NO_PATH("tunnel"),
        /** A command was ended by us: its time was over, or it printed too much. */
        UNFINISHED("ssh"),
        LOST("ssh");

        private final String layer;

        Reason(String layer) {
            this.layer = layer;
        }

        /** The layer that failed: {@code dns | tcp | tls | http | ssh | login | tunnel}. */
        public String layer() {
            return layer;
        }
    }

    public ConnectionException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
