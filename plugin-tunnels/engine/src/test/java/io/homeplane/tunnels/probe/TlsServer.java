package io.homeplane.tunnels.probe;

import io.homeplane.tunnels.connect.EmbeddedSshd;
import io.homeplane.tunnels.connect.TlsConnector;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A TLS server on a free port of the loopback interface, with a certificate of its own making. */
final class TlsServer implements Closeable {
    private static final char[] NO_SECRET = "test".toCharArray();

    private final X509Certificate certificate;
    private final SSLServerSocket server;

    private TlsServer(X509Certificate certificate, SSLServerSocket server) {
        this.certificate = certificate;
        this.server = server;
    }

    static TlsServer expiring(String name, Instant expiry) throws Exception {
        KeyPair key = EmbeddedSshd.rsa();
        X509Certificate certificate = selfSigned(name, key, expiry);
        KeyStore store = emptyStore();
        store.setKeyEntry("server", key.getPrivate(), NO_SECRET, new X509Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_SECRET);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TlsServer server = new TlsServer(certificate, socket);
        Thread thread = new Thread(server::serve, "tls-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Trusts this server's certificate and no other. */
    TlsConnector trusting() throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("server", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new TlsConnector(context.getSocketFactory(), path -> {
            throw new AssertionError("no path of these tests leads through another server");
        });
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static X509Certificate selfSigned(String name, KeyPair key, Instant expiry) throws Exception {
        X500Name subject = new X500Name("CN=" + name);
        Date from = Date.from(expiry.minus(Duration.ofDays(3650)));
        var builder = new JcaX509v3CertificateBuilder(
                subject, BigInteger.ONE, from, Date.from(expiry), subject, key.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate())));
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getInputStream().read(new byte[4096]);
                client.getOutputStream()
                        .write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException refusedByTheClient) {
                // what the client makes of this is what the test looks at
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
