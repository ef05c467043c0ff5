package io.homeplane.plane.cli;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.age.IdentitySources;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which private keys a command opens files with. */
final class IdentityOption {
    @Option(
            names = "--identity",
            paramLabel = "FILE",
            description = "age identities, or an OpenSSH private key; else those sops itself would find")
    private Path file;

    /** The caller closes them. */
    AgeIdentities find() throws SecretException {
        return IdentitySources.ofThisProcess().find(Optional.ofNullable(file));
    }
}
