package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens TCP, TLS and HTTP as a path's protocol asks, to see whether a path that carries no deploys is up. */
public final class TlsConnector {
    /** What gateways answer when they do not reach what they stand before: RFC 9110 section 15.6, and Cloudflare's own. */
    private static final Set<Integer> NOTHING_BEHIND = Set.of(502, 503, 504, 521, 522, 523, 530);

    private final SSLSocketFactory trust;
    private final Connector hops;

    /**
     * @param trust decides which certificates count
     * @param hops connects to the servers that paths lead through
     */
    public TlsConnector(SSLSocketFactory trust, Connector hops) {
        this.trust = trust;
        this.hops = hops;
    }

    /** With the certificate authorities that Java trusts. */
    public TlsConnector(Connector hops) {
        this((SSLSocketFactory) SSLSocketFactory.getDefault(), hops);
    }

    /**
     * Opens a path as far up as its protocol goes, and closes it: {@code tcp} to the open port, {@code http} to an answer,
     * {@code https} to certificate, name and answer.
     *
     * @return when the certificate expires; empty without TLS
     */
    public Optional<Instant> reach(ServerPath path, ConnectTimeouts bounds, LayerListener listener)
            throws ConnectionException, InterruptedException {
        Dial dial = new Dial(path, bounds, listener);
        return new Attempt<>(path.name(), dial::open, dial::abandon, dial::outOfTime).await(bounds.total());
    }

    private final class Dial {
        private final ServerPath path;
        private final ConnectTimeouts bounds;
        private final LayerListener listener;
        private final WireDial wire;
        private volatile Layer awaited = Layer.DNS;

        Dial(ServerPath path, ConnectTimeouts bounds, LayerListener listener) {
            this.path = path;
            this.bounds = bounds;
            this.listener = listener;
            this.wire = new WireDial(path, bounds, hops, listener::passed);
        }

        Optional<Instant> open() throws ConnectionException, InterruptedException {
            try {
                Socket socket = wire.open();
                return switch (path.protocol()) {
                    case "https" -> Optional.of(overTls(socket));
                    case "http" -> {
                        ask(socket);
                        yield Optional.empty();
                    }
                    default -> Optional.empty();
                };
            } finally {
                wire.abandon();
            }
        }

        private Instant overTls(Socket socket) throws ConnectionException {
            awaited = Layer.TLS;
            try {
                socket.setSoTimeout(SshDial.millis(bounds.handshake()));
                SSLSocket tls = (SSLSocket) trust.createSocket(socket, path.address(), path.port(), true);
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
                tls.startHandshake();
                listener.passed(Layer.TLS);
                X509Certificate certificate = (X509Certificate) tls.getSession().getPeerCertificates()[0];
                ask(tls);
                return certificate.getNotAfter().toInstant();
            } catch (IOException failed) {
                throw wire.failures().tls(failed);
            }
        }

        private void ask(Socket socket) throws ConnectionException {
            awaited = Layer.HTTP;
            try {
                socket.setSoTimeout(SshDial.millis(bounds.handshake()));
                int status = PlainHttp.statusOf(socket, path.isSocket() ? "localhost" : path.address(), "/");
                if (NOTHING_BEHIND.contains(status)) {
                    throw wire.failures().nothingBehind(status);
                }
                listener.passed(Layer.HTTP);
            } catch (IOException failed) {
                throw wire.failures().http(failed);
            }
        }

        ConnectionException outOfTime() {
            return switch (awaited) {
                case TLS -> wire.failures().tls(new SocketTimeoutException());
                case HTTP -> wire.failures().http(new SocketTimeoutException());
                default -> wire.outOfTime();
            };
        }

        void abandon() {
            wire.abandon();
        }
    }
}
