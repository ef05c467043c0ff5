package io.homeplane.deploy.secrets.age;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import io.homeplane.deploy.secrets.SecretText;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Optional;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.userauth.password.PasswordUtils;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** An OpenSSH private key file with a passphrase. */
final class LockedSshKey {
    static {
        // sshj registers BouncyCastle for the whole process otherwise.
        SecurityUtils.setRegisterBouncyCastle(false);
    }

    private final String pem;

    LockedSshKey(String pem) {
        this.pem = pem;
    }

    /** The private key; empty when the passphrase is another one, or the file is damaged. */
    Optional<AsymmetricKeyParameter> open(SecretText passphrase) {
        char[] characters = passphrase.reveal().toCharArray();
        byte[] encoded = new byte[0];
        try {
            OpenSSHKeyV1KeyFile file = new OpenSSHKeyV1KeyFile();
            file.init(new StringReader(pem), PasswordUtils.createOneOff(characters));
            encoded = file.getPrivate().getEncoded();
            return Optional.of(PrivateKeyFactory.createKey(encoded));
        } catch (IOException | RuntimeException doesNotOpen) {
            // What the libraries say may quote the key.
            return Optional.empty();
        } finally {
            Arrays.fill(characters, '\0');
            Arrays.fill(encoded, (byte) 0);
        }
    }
}
