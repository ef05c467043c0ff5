package io.homeplane.plane.cli;

import io.homeplane.deploy.secrets.Passphrases;
import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.IdentitySources;
import io.homeplane.deploy.secrets.sops.Keyring;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which private keys a command opens files with. */
final class IdentityOption {
    @Option(
            names = "--identity",
            paramLabel = "FILE",
            description = "age identities, an OpenSSH private key, or exported OpenPGP secret keys;"
                    + " else the age identities that sops itself would find")
    private Path file;

    /** The caller closes them. */
    Keyring find() throws SecretException {
        Passphrases passphrases = Passphrase.ofThisProcess()::known;
        return file != null
                ? Keyring.read(file, passphrases)
                : Keyring.of(IdentitySources.ofThisProcess().find(passphrases));
    }
}
