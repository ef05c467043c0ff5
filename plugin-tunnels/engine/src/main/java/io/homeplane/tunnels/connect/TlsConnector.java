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

    /** @param trust decides which certificates count */
    public TlsConnector(SSLSocketFactory trust) {
        this.trust = trust;
    }

    /** With the certificate authorities that Java trusts. */
    public TlsConnector() {
        this((SSLSocketFactory) SSLSocketFactory.getDefault());
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
        private final DialFailures failures;
        private final Socket socket = new Socket();
        private volatile Layer awaited = Layer.DNS;

        Dial(ServerPath path, ConnectTimeouts bounds, LayerListener listener) {
            this.path = path;
            this.bounds = bounds;
            this.listener = listener;
            this.failures = new DialFailures(path, bounds);
        }

        Void openTcp() throws ConnectionException {
            try (socket) {
                connect();
                return null;
            } catch (IOException closing) {
                return null; // it was open, which is all that was asked
            }
        }

        Instant openTls() throws ConnectionException {
            try (socket) {
                connect();
                return handshake();
            } catch (IOException failed) {
                throw failures.tls(failed);
            }
        }

        private void connect() throws ConnectionException {
            TcpDial tcp = new TcpDial(path, bounds, failures);
            var address = tcp.resolve();
            pass(Layer.DNS, Layer.TCP);
            tcp.connect(socket, address);
            pass(Layer.TCP, Layer.TLS);
        }

        private Instant handshake() throws IOException {
            socket.setSoTimeout(SshDial.millis(bounds.handshake()));
            try (SSLSocket tls = (SSLSocket) trust.createSocket(socket, path.address(), path.port(), true)) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
                tls.startHandshake();
                pass(Layer.TLS, Layer.TLS);
                X509Certificate certificate = (X509Certificate) tls.getSession().getPeerCertificates()[0];
                return certificate.getNotAfter().toInstant();
            }
        }

        private void pass(Layer passed, Layer next) {
            awaited = next;
            listener.passed(passed);
        }

        ConnectionException outOfTime() {
            return switch (awaited) {
                case DNS -> failures.unresolvedInTime();
                case TCP -> failures.unconnectedInTime(null);
                default -> failures.tls(new SocketTimeoutException());
            };
        }

        void abandon() {
            try {
                socket.close();
            } catch (IOException ignored) {
                // It is to be gone, and it is.
            }
        }
    }
}
