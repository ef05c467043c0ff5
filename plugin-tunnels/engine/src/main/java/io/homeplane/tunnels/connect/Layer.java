package io.homeplane.tunnels.connect;

/** What a connection goes through on its way to a server, in this order. */
public enum Layer {
    /** The name has an address. */
    DNS("dns"),
    /** Something accepts connections there. */
    TCP("tcp"),
    /** It proves a certificate for its name. */
    TLS("tls"),
    /** It answers a request. */
    HTTP("http"),
    /** It says that it speaks SSH. */
    BANNER("ssh"),
    /** It holds the pinned key. */
    HOST_KEY("ssh"),
    /** It lets us in. */
    LOGIN("login"),
    /** The tunnel below all that, as it sees itself. */
    TUNNEL("tunnel");

    private final String label;

    Layer(String label) {
        this.label = label;
    }

    /** The name in JSON: {@code dns | tcp | tls | http | ssh | login | tunnel}. */
    public String label() {
        return label;
    }
}
