package io.homeplane.plane.cli;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeFile;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.age.AgeRecipient;
import io.homeplane.deploy.secrets.sops.Keyring;
import io.homeplane.deploy.secrets.sops.RuleFiles;
import io.homeplane.deploy.secrets.sops.Sops;
import io.homeplane.deploy.secrets.sops.SopsFile;
import io.homeplane.inventory.source.GitIndex;
import io.homeplane.inventory.source.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Encrypts a file: by the nearest {@code .sops.yaml}, over what it was before, or as a bare age file. */
@Command(
        name = "encrypt",
        mixinStandardHelpOptions = true,
        description = {
            "A SOPS file by the nearest .sops.yaml; with --recipient an age file. On stdout, unless told otherwise.",
            "Values that were encrypted before and are the same keep their bytes: in the file that --over or -o names,"
                    + " and with --in-place in what git has staged of the file. Without an identity, or a file from before, all are encrypted anew."
        })
final class EncryptCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the plaintext")
    private Path file;

    @Option(names = "--in-place", description = "write it in the place of the plaintext")
    private boolean inPlace;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "write it there; the rule is the one for this name")
    private Path output;

    @Option(
            names = "--over",
            paramLabel = "ENCRYPTED",
            description = "the SOPS file that FILE is an edited plaintext of; keeps its recipients")
    private Path over;

    @Option(
            names = "--recipient",
            paramLabel = "RECIPIENT",
            description = "write an age file for age1.. or an ssh public key; may be given several times")
    private List<String> recipients = new ArrayList<>();

    @Option(names = "--armor", description = "write the age file as text")
    private boolean armored;

    @Mixin
    private IdentityOption identity;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        refuseContradictions();
        byte[] plaintext = Sops.readFile(file);
        byte[] encrypted;
        try {
            encrypted = recipients.isEmpty() ? sops(plaintext) : age(plaintext);
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
        if (inPlace || output != null) {
            FileReplacement.write(inPlace ? file : output, encrypted);
        } else {
            System.out.write(encrypted);
            System.out.flush();
        }
        return Exit.DONE;
    }

    private void refuseContradictions() {
        if (inPlace && output != null) {
            throw refused("--in-place and -o exclude each other");
        }
        if (!recipients.isEmpty() && over != null) {
            throw refused("--recipient writes an age file, which is written anew: it takes no --over");
        }
        if (recipients.isEmpty() && armored) {
            throw refused("--armor is for age files: give --recipient");
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private byte[] age(byte[] plaintext) throws SecretException, IOException {
        if (AgeFile.isAge(plaintext)) {
            throw alreadyEncrypted();
        }
        List<AgeRecipient> all = new ArrayList<>();
        for (String recipient : recipients) {
            all.add(AgeRecipient.parse(recipient));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AgeFile.encrypt(new ByteArrayInputStream(plaintext), all, armored, out);
        return out.toByteArray();
    }

    private byte[] sops(byte[] plaintext) throws SecretException, IOException {
        if (AgeFile.isAge(plaintext)) {
            throw alreadyEncrypted();
        }
        Path target = output != null ? output : over != null ? over : file;
        Optional<byte[]> before = before();
        try (Keyring keys = before.isEmpty() ? Keyring.of(AgeIdentities.none()) : identity.find()) {
            if (before.isEmpty() || (keys.isEmpty() && over == null)) {
                return Sops.encrypt(
                        target.toString(), plaintext, new RuleFiles().requiredFor(target), Clock.systemUTC());
            }
            return Sops.edit(target.toString(), before.get(), plaintext, keys, Clock.systemUTC());
        }
    }

    /** What is edited, if anything is. */
    private Optional<byte[]> before() throws SecretException, IOException {
        if (over != null) {
            return Optional.of(Sops.readFile(over));
        }
        if (output != null) {
            return Files.isRegularFile(output) ? encrypted(output, Sops.readFile(output)) : Optional.empty();
        }
        return inPlace ? staged() : Optional.empty();
    }

    /** Somebody decrypts a file in its place, edits it and encrypts it again: git has it as it was. */
    private Optional<byte[]> staged() throws IOException {
        Path real = file.toRealPath();
        Path directory = real.resolve("..").normalize();
        Optional<GitIndex> index = GitIndex.of(directory);
        String name = directory.relativize(real).toString();
        if (index.isEmpty() || !index.get().hasFile(name)) {
            return Optional.empty();
        }
        try {
            return encrypted(file, index.get().read(name, SopsFile.LARGEST));
        } catch (UnreadableFileException notThere) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> encrypted(Path file, byte[] bytes) {
        try {
            SopsFile.read(file.toString(), bytes);
            return Optional.of(bytes);
        } catch (SecretException isNot) {
            return Optional.empty();
        }
    }

    private SecretException alreadyEncrypted() {
        return new SecretException(
                SecretException.Kind.ALREADY_ENCRYPTED,
                file + " is an age file, so it is encrypted already; decrypt it first");
    }
}
