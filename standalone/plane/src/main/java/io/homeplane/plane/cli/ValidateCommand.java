package io.homeplane.plane.cli;

import io.homeplane.inventory.json.InventoryDocument;
import io.homeplane.inventory.json.Json;
import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.ProblemCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads an inventory and prints everything that is wrong with it. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Reads an inventory and prints every problem.")
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private InventoryArgument from;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Option(
            names = "--staged",
            description =
                    "what is staged for the next commit; ends with 1 for plaintext secrets too (a pre-commit hook)")
    private boolean staged;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (staged && from.statesRevision()) {
            throw new ParameterException(spec.commandLine(), "--staged and --revision exclude each other");
        }
        Inventory inventory = (staged ? from.readStaged() : from.read()).inventory();
        if (json) {
            System.out.println(Json.text(InventoryDocument.of(inventory)));
        } else {
            inventory.problems().forEach(System.out::println);
            System.err.println(InventoryDocument.sentence(inventory));
        }
        boolean secrets = staged
                && inventory.problems().stream()
                        .anyMatch(problem -> problem.code().equals(ProblemCode.PLAINTEXT_SECRET.code()));
        return inventory.hasErrors() || secrets ? Exit.FAILED : Exit.DONE;
    }
}
