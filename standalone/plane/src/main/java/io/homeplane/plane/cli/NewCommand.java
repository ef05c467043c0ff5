package io.homeplane.plane.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes files to start something new from. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        subcommands = NewStackCommand.class,
        description = "Files to start a stack from, where the inventory keeps such files.")
final class NewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what is new: stack NAME --server SERVER");
    }
}
