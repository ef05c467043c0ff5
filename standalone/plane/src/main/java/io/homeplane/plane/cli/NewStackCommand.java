package io.homeplane.plane.cli;

import io.homeplane.deploy.secrets.sops.EncryptionPolicy;
import io.homeplane.deploy.secrets.sops.Sops;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Server;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.source.Revision;
import io.homeplane.inventory.starter.NewStack;
import io.homeplane.inventory.starter.StackStarter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a stack to start from: TOML, a Compose file, an encrypted env file. */
@Command(
        name = "stack",
        mixinStandardHelpOptions = true,
        description = "TOML, a Compose file and an encrypted env file, as the inventory's other stacks have them.")
final class NewStackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "lower-case letters, digits, - and _")
    private String name;

    @Option(names = "--server", paramLabel = "SERVER", required = true, description = "the server it is to run on")
    private String server;

    @Option(
            names = "--inventory",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "directory with the inventory's TOML files (the current one)")
    private Path directory;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!StackStarter.isName(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + name + "' is no name for a stack: lower-case letters, digits, - and _ make one");
        }
        if (Revision.isBare(directory)) {
            throw new ParameterException(
                    spec.commandLine(), directory + " is a bare repository: a new stack is written into a checkout");
        }
        InventorySnapshot snapshot = InventoryReader.snapshot(directory);
        if (snapshot.inventory().hasErrors()) {
            snapshot.inventory().problems().forEach(System.err::println);
            System.err.println("plane: nothing is added to an inventory with errors; mend what stands above");
            return Exit.FAILED;
        }
        refuseUnknownServer(snapshot.inventory());
        NewStack stack = StackStarter.stack(snapshot, name, server);
        byte[] secrets = Sops.encrypt(
                stack.secretsFile(),
                stack.secrets().getBytes(StandardCharsets.UTF_8),
                EncryptionPolicy.of(stack.rule()),
                Clock.systemUTC());
        write(snapshot.checkout().repository(), stack, secrets);
        return Exit.DONE;
    }

    private void refuseUnknownServer(Inventory inventory) {
        if (inventory.server(server).isEmpty()) {
            List<String> servers =
                    inventory.servers().stream().map(Server::name).toList();
            throw new ParameterException(
                    spec.commandLine(), "there is no server '" + server + "'; there are " + String.join(", ", servers));
        }
    }

    /** What states the stack comes last: until then the inventory is as it was. */
    private static void write(Path root, NewStack stack, byte[] secrets) throws IOException {
        Path compose = inside(root, stack.composeFile());
        Path encrypted = inside(root, stack.secretsFile());
        Path tables = inside(root, stack.tables());
        Files.writeString(compose, stack.compose(), StandardOpenOption.CREATE_NEW);
        Files.write(encrypted, secrets, StandardOpenOption.CREATE_NEW);
        Files.writeString(tables, stack.table(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        for (String written : List.of(stack.composeFile(), stack.secretsFile(), stack.tables())) {
            System.out.println(written);
        }
    }

    /** The file, with its directory made; a symbolic link must not take it out of the repository. */
    private static Path inside(Path root, String path) throws IOException {
        Path file = root.resolve(path);
        Path real = root.toRealPath();
        for (Path above = file.resolve("..").normalize();
                above != null;
                above = above.resolve("..").normalize()) {
            if (Files.exists(above)) {
                if (!above.toRealPath().startsWith(real)) {
                    throw new IOException(path + " is not written: a symbolic link leads out of the repository");
                }
                break;
            }
        }
        Files.createDirectories(file.resolve("..").normalize());
        return file;
    }
}
