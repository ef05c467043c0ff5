package io.homeplane.tunnels.connect;

import io.homeplane.inventory.model.ServerPath;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens TCP, and TLS where the path's protocol is https, to see whether a path that carries no deploys is up. */
public final class TlsConnector {
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

    /** Opens a TCP connection and closes it. */
    public void reachTcp(ServerPath path, ConnectTimeouts bounds, LayerListener listener)
            throws ConnectionException, InterruptedException {
        Dial dial = new Dial(path, bounds, listener);
        new Attempt<>(path.name(), dial::openTcp, dial::abandon, dial::outOfTime).await(bounds.total());
    }

    /**
     * Opens a TLS connection, checks certificate and name, and closes it.
     *
     * @return when the server's certificate expires
     */
    public Instant reachTls(ServerPath path, ConnectTimeouts bounds, LayerListener listener)
            throws ConnectionException, InterruptedException {
        Dial dial = new Dial(path, bounds, listener);
        return new Attempt<>(path.name(), dial::openTls, dial::abandon, dial::outOfTime).await(bounds.total());
    }

    private final class Dial {
        private final ServerPath path;
        private final ConnectTimeouts bounds;
        private final LayerListener listener;
        private final WireDial wire;
        private volatile boolean connected;

        Dial(ServerPath path, ConnectTimeouts bounds, LayerListener listener) {
            this.path = path;
            this.bounds = bounds;
            this.listener = listener;
            this.wire = new WireDial(path, bounds, hops, listener::passed);
        }

        Void openTcp() throws ConnectionException, InterruptedException {
            try {
                wire.open();
                return null;
            } finally {
                wire.abandon();
            }
        }

        Instant openTls() throws ConnectionException, InterruptedException {
            try {
                Socket socket = wire.open();
                connected = true;
                return handshake(socket);
            } catch (IOException failed) {
                throw wire.failures().tls(failed);
            } finally {
                wire.abandon();
            }
        }

        private Instant handshake(Socket socket) throws IOException {
            socket.setSoTimeout(SshDial.millis(bounds.handshake()));
            try (SSLSocket tls = (SSLSocket) trust.createSocket(socket, path.address(), path.port(), true)) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
                tls.startHandshake();
                listener.passed(Layer.TLS);
                X509Certificate certificate = (X509Certificate) tls.getSession().getPeerCertificates()[0];
                return certificate.getNotAfter().toInstant();
            }
        }

        ConnectionException outOfTime() {
            return connected ? wire.failures().tls(new SocketTimeoutException()) : wire.outOfTime();
        }

        void abandon() {
            wire.abandon();
        }
    }
}
