package io.homeplane.plane.cli;

import io.homeplane.inventory.docs.InventoryTables;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.source.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints an inventory as tables in Markdown. */
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        description =
                "Servers, stacks, networks, ports, names, secrets' places, paths and schedules as Markdown tables.")
final class DocsCommand implements Callable<Integer> {
    @Mixin
    private InventoryArgument from;

    @Option(names = "--out", paramLabel = "FILE", description = "write them there instead of to stdout")
    private Path out;

    @Option(names = "--check", description = "write nothing; end with 1 when --out FILE is not what would be written")
    private boolean check;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, UnreadableFileException {
        if (check && out == null) {
            throw new ParameterException(spec.commandLine(), "--check needs --out FILE, the file to look at");
        }
        InventorySnapshot snapshot = from.read();
        if (snapshot.inventory().hasErrors()) {
            snapshot.inventory().problems().forEach(System.err::println);
            System.err.println("plane: no tables are written of an inventory with errors; mend what stands above");
            return Exit.FAILED;
        }
        String tables = InventoryTables.of(snapshot);
        if (out == null) {
            System.out.print(tables);
        } else if (check) {
            return compare(tables);
        } else {
            return write(tables);
        }
        return Exit.DONE;
    }

    private int write(String tables) {
        try {
            Files.writeString(out, tables);
            System.err.println("plane: wrote " + out);
            return Exit.DONE;
        } catch (IOException refused) {
            System.err.println(
                    "plane: " + out + " cannot be written: is its directory there, and may you write to it?");
            return Exit.FAILED;
        }
    }

    private int compare(String tables) throws IOException {
        if (!Files.isRegularFile(out)) {
            System.err.println("plane: there is no file " + out + "; write it without --check");
            return Exit.FAILED;
        }
        if (!Files.readString(out).equals(tables)) {
            System.err.println("plane: " + out + " is not what the inventory says now; write it anew without --check");
            return Exit.FAILED;
        }
        return Exit.DONE;
    }
}
