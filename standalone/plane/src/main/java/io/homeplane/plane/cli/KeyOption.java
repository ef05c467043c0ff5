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

    SshKeys keys() {
        String stated = System.getenv("HOMEPLANE_SSH_KEY");
        Path path = file != null
                ? file
                : stated != null ? Path.of(stated) : Path.of(System.getProperty("user.home"), ".ssh", "id_ed25519");
        if ((file != null || stated != null) && !Files.isReadable(path)) {
            throw new ParameterException(
                    command.commandLine(),
                    "the SSH key " + path + " cannot be read: correct "
                            + (file != null ? "--key" : "HOMEPLANE_SSH_KEY"));
        }
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
