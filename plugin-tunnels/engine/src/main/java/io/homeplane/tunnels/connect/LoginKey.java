package io.homeplane.tunnels.connect;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import io.homeplane.tunnels.connect.SshKeys.SshKey;
import java.io.IOException;
import java.io.StringReader;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.BaseFileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyFormat;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyProviderUtil;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/** The name and key to log in with over a path, read and ready to sign; never prints the key. */
final class LoginKey implements KeyProvider {
    private final String user;
    private final PublicKey publicKey;
    private final PrivateKey privateKey;

    private LoginKey(String user, KeyProvider key) throws IOException {
        this.user = user;
        this.privateKey = key.getPrivate();
        this.publicKey = key.getPublic();
    }

    static LoginKey forPath(ServerPath path, SshKeys keys) throws ConnectionException {
        SshKey key = keys.find(path.credential()).orElseThrow(() -> missing(path));
        try {
            return new LoginKey(userOf(path, key), parse(key));
        } catch (IOException | SSHRuntimeException | IllegalStateException unreadable) {
            throw unreadable(path, key);
        }
    }

    String user() {
        return user;
    }

    HostKey publicLine() {
        return HostKey.of(publicKey);
    }

    /** A path that states a name of its own wins over the credential's; {@code root} is what it has when it states none. */
    private static String userOf(ServerPath path, SshKey key) {
        boolean stated = !path.user().isEmpty() && !path.user().equals("root");
        return stated || key.user().isEmpty() ? path.user() : key.user();
    }

    private static KeyProvider parse(SshKey key) throws IOException {
        SshAlgorithms.useJdkCrypto();
        Optional<KeyPair> ecdsa = EcdsaKeyFile.read(key.privateKey(), key.passphrase());
        if (ecdsa.isPresent()) {
            return new KeyPairWrapper(ecdsa.get());
        }
        KeyFormat format = KeyProviderUtil.detectKeyFileFormat(key.privateKey(), false);
        BaseFileKeyProvider reader = switch (format) {
            case OpenSSHv1 -> new OpenSSHKeyV1KeyFile();
            case PKCS8 -> new PKCS8KeyFile();
            default -> throw new IOException("neither OpenSSH nor PEM");
        };
        PasswordFinder passphrase = key.passphrase().isEmpty()
                ? null
                : PasswordUtils.createOneOff(key.passphrase().toCharArray());
        ((FileKeyProvider) reader).init(new StringReader(key.privateKey()), passphrase);
        return reader;
    }

    private static ConnectionException missing(ServerPath path) {
        String what = path.credential().isEmpty()
                ? "its path names no credential and there is no default one: add credential = \"..\" to the path"
                : "there is no SSH key credential \"" + path.credential() + "\": add it, or name another in the path";
        return new ConnectionException(
                Reason.NO_CREDENTIAL, "Cannot log in to " + path.name() + ": " + what + ".", null);
    }

    /** The cause is left out on purpose: parsers may quote what they read. */
    private static ConnectionException unreadable(ServerPath path, SshKey key) {
        String why = key.passphrase().isEmpty()
                ? "it is no OpenSSH or PEM private key, or needs a passphrase that the credential does not hold"
                : "its passphrase is wrong, or it is no OpenSSH or PEM private key";
        return new ConnectionException(
                Reason.NO_CREDENTIAL,
                "Cannot log in to " + path.name() + ": the private key of credential \"" + path.credential()
                        + "\" cannot be read: " + why + ".",
                null);
    }

    @Override
    public PrivateKey getPrivate() {
        return privateKey;
    }

    @Override
    public PublicKey getPublic() {
        return publicKey;
    }

    @Override
    public KeyType getType() {
        return KeyType.fromKey(publicKey);
    }

    @Override
    public String toString() {
        return "LoginKey[" + user + ", " + publicLine() + "]";
    }
}
