package io.homeplane.plane.cli;

import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.age.IdentitySources;
import io.homeplane.deploy.secrets.sops.Decrypted;
import io.homeplane.deploy.secrets.sops.Sops;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the plaintext of a SOPS file, and nothing else, on stdout. */
@Command(name = "decrypt", mixinStandardHelpOptions = true, description = "SOPS file to plaintext on stdout.")
final class DecryptCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE")
    private Path file;

    @Option(
            names = "--identity",
            paramLabel = "FILE",
            description = "age identities; else those sops itself would find")
    private Path identity;

    @Override
    public Integer call() throws Exception {
        AgeIdentities identities = IdentitySources.ofThisProcess().find(Optional.ofNullable(identity));
        try (Decrypted decrypted = Sops.decrypt(file, identities)) {
            decrypted.writeTo(System.out);
            System.out.flush();
        }
        return Exit.DONE;
    }
}
