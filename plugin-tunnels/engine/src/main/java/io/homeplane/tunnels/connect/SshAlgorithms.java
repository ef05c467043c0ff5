package io.homeplane.tunnels.connect;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.kex.ExtInfoClientFactory;
import com.hierynomus.sshj.transport.mac.Macs;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/**
 * The algorithms Homeplane speaks: those of OpenSSH since 7.2 that the JDK's own providers bring.
 *
 * <p>sshj's default would try out some thirty ciphers at start-up and register BouncyCastle with the JVM; both are avoided.
 */
final class SshAlgorithms extends DefaultConfig {
    static {
        useJdkCrypto();
    }

    SshAlgorithms() {
        setVersion("Homeplane");
        setKeepAliveProvider(KeepAliveProvider.HEARTBEAT);
    }

    /** Must come before sshj's first use of a key: it registers BouncyCastle globally otherwise. */
    static void useJdkCrypto() {
        SecurityUtils.setRegisterBouncyCastle(false);
    }

    @Override
    public void setLoggerFactory(LoggerFactory ignored) {
        // sshj logs each failure as an error with its stack; here they are answers, and travel in exceptions.
        super.setLoggerFactory(new Silence());
    }

    @Override
    protected void initKeyExchangeFactories() {
        setKeyExchangeFactories(List.of(
                new Curve25519SHA256.Factory(),
                new Curve25519SHA256.FactoryLibSsh(),
                new ECDHNistP.Factory256(),
                new ECDHNistP.Factory384(),
                new ECDHNistP.Factory521(),
                DHGroups.Group16SHA512(),
                DHGroups.Group18SHA512(),
                DHGroups.Group14SHA256(),
                new ExtInfoClientFactory()));
    }

    @Override
    protected void initKeyAlgorithms() {
        List<Factory.Named<KeyAlgorithm>> algorithms = new ArrayList<>();
        algorithms.add(KeyAlgorithms.EdDSA25519());
        algorithms.add(KeyAlgorithms.RSASHA512());
        algorithms.add(KeyAlgorithms.RSASHA256());
        // Last, because a plain JVM can log in with ecdsa keys but not check a server's.
        algorithms.add(KeyAlgorithms.ECDSASHANistp256());
        algorithms.add(KeyAlgorithms.ECDSASHANistp384());
        algorithms.add(KeyAlgorithms.ECDSASHANistp521());
        setKeyAlgorithms(algorithms);
    }

    /**
     * Whether a server's ecdsa key can be checked. sshj asks for a key factory by BouncyCastle's name "ECDSA", which the JDK
     * calls "EC": it is there in a Jenkins, whose bouncycastle-api plugin registers the provider, and not in a plain JVM.
     */
    static boolean checksEcdsaHostKeys() {
        return Security.getProviders("KeyFactory.ECDSA") != null;
    }

    @Override
    protected void initCipherFactories() {
        setCipherFactories(List.of(
                GcmCiphers.AES256GCM(),
                GcmCiphers.AES128GCM(),
                BlockCiphers.AES256CTR(),
                BlockCiphers.AES192CTR(),
                BlockCiphers.AES128CTR()));
    }

    @Override
    protected void initMACFactories() {
        setMACFactories(List.of(Macs.HMACSHA2256Etm(), Macs.HMACSHA2512Etm(), Macs.HMACSHA2256(), Macs.HMACSHA2512()));
    }

    /** Gives every part of sshj a logger that says nothing. */
    private static final class Silence implements LoggerFactory {
        @Override
        public Logger getLogger(String name) {
            return NOPLogger.NOP_LOGGER;
        }

        @Override
        public Logger getLogger(Class<?> type) {
            return NOPLogger.NOP_LOGGER;
        }
    }
}
