package io.homeplane.plane.cli;

import io.homeplane.inventory.jenkins.InventoryPlace;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.source.Revision;
import io.homeplane.tunnels.severing.SeveringRule;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The inventory that a command reads: a directory as it is, or a commit without a checkout. */
final class InventoryArgument {
    @Parameters(
            paramLabel = "DIR",
            description =
                    "directory with the inventory's TOML files, or a bare git repository, which is read at its HEAD")
    private Path directory;

    @Option(
            names = "--revision",
            paramLabel = "REV",
            description = "read it as this branch, tag or commit has it, without a checkout")
    private String revision;

    Path directory() {
        return directory;
    }

    boolean statesRevision() {
        return revision != null;
    }

    InventorySnapshot read() {
        SeveringRule rule = new SeveringRule();
        return revision == null
                ? InventoryReader.snapshot(directory, rule)
                : InventoryReader.at(directory, revision, rule);
    }

    InventorySnapshot readStaged() {
        return InventoryReader.staged(directory, new SeveringRule());
    }

    /** The commit that was read, or that the files on disk are a checkout of; empty when there is none. */
    String commit(InventorySnapshot snapshot) throws IOException {
        return snapshot.revision().isPresent()
                ? snapshot.revision().map(Revision::commit).get()
                : InventoryPlace.commit(directory);
    }
}
