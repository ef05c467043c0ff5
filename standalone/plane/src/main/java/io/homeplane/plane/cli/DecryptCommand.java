package io.homeplane.plane.cli;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeFile;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.age.AgeIdentity;
import io.homeplane.deploy.secrets.sops.Decrypted;
import io.homeplane.deploy.secrets.sops.Keyring;
import io.homeplane.deploy.secrets.sops.Sops;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the plaintext of a SOPS or age file, and nothing else, on stdout. */
@Command(
        name = "decrypt",
        mixinStandardHelpOptions = true,
        description = {
            "The plaintext of a SOPS or age file on stdout, and nothing else.",
            "The passphrase of an age file or a key is asked for on the terminal, or read from AGE_PASSPHRASE."
        })
final class DecryptCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a SOPS file, or one of age (agenix), binary or armored")
    private Path file;

    @Mixin
    private IdentityOption identity;

    @Override
    public Integer call() throws Exception {
        byte[] bytes = Sops.readFile(file);
        if (SecretFiles.isAge(file, bytes)) {
            printAge(bytes);
        } else {
            try (Keyring keys = identity.find();
                    Decrypted decrypted = Sops.decrypt(file.toString(), bytes, keys)) {
                decrypted.writeTo(System.out);
            }
        }
        System.out.flush();
        return Exit.DONE;
    }

    private void printAge(byte[] bytes) throws SecretException, IOException {
        try (Keyring keys = AgeFile.takesPassphrase(bytes) ? passphrase() : identity.find();
                SecretText plain = AgeFile.decrypt(file.toString(), bytes, keys.age())) {
            byte[] content = plain.revealBytes();
            try {
                System.out.write(content);
            } finally {
                Arrays.fill(content, (byte) 0);
            }
        }
    }

    private Keyring passphrase() throws SecretException {
        return Keyring.of(AgeIdentities.of(
                AgeIdentity.passphrase(Passphrase.ofThisProcess().of(file.toString()))));
    }
}
