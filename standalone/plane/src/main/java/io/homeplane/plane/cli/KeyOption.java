package io.homeplane.plane.cli;

import io.homeplane.tunnels.connect.SshKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command without credentials finds its SSH key: one file for every path. */
final class KeyOption {
    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "SSH private key for every path (else HOMEPLANE_SSH_KEY, else ~/.ssh/id_ed25519)")
    private Path file;

    SshKeys keys() {
        String stated = System.getenv("HOMEPLANE_SSH_KEY");
        Path path = file != null
                ? file
                : stated != null ? Path.of(stated) : Path.of(System.getProperty("user.home"), ".ssh", "id_ed25519");
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
