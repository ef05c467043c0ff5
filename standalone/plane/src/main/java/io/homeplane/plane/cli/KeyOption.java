package io.homeplane.plane.cli;

import io.homeplane.tunnels.connect.SshKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a command without credentials finds its SSH key: one file for every path. */
final class KeyOption {
    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "SSH private key for every path (else HOMEPLANE_SSH_KEY, else ~/.ssh/id_ed25519)")
    private Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** The file that is stated, or else the usual one, whether it is there or not. */
    Path path() {
        String stated = System.getenv("HOMEPLANE_SSH_KEY");
        return file != null
                ? file
                : stated != null ? Path.of(stated) : Path.of(System.getProperty("user.home"), ".ssh", "id_ed25519");
    }

    SshKeys keys() {
        String stated = System.getenv("HOMEPLANE_SSH_KEY");
        Path path = path();
        if ((file != null || stated != null) && !Files.isReadable(path)) {
            throw new ParameterException(
                    command.commandLine(),
                    "the SSH key " + path + " cannot be read: correct "
                            + (file != null ? "--key" : "HOMEPLANE_SSH_KEY"));
        }
        return credential -> read(path);
    }

    /** The key of a file, whatever a path names. */
    static SshKeys of(Path path) {
        return credential -> read(path);
    }

    private static Optional<SshKeys.SshKey> read(Path path) {
        try {
            return Optional.of(new SshKeys.SshKey("", Files.readString(path), ""));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
