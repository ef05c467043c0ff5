package io.homeplane.plane.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** `plane`: the command line of Homeplane. */
@Command(
        name = "plane",
        mixinStandardHelpOptions = true,
        version = "plane 0.1.0",
        description = "Runs Homeplane's plugins and Jenkinsfiles without a Jenkins.",
        subcommands = {
            UpCommand.class,
            RunCommand.class,
            ValidateCommand.class,
            PlanCommand.class,
            TunnelsCommand.class,
            DecryptCommand.class,
            DeployCommand.class
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do");
    }

    /** Ends the process: 0 done, 1 findings or failed, 2 usage, 3 unreachable. */
    public static void main(String... arguments) {
        System.exit(execute(arguments));
    }

    /** Runs one command and gives its exit code. */
    public static int execute(String... arguments) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    // Expected failures are one sentence; a bug shows where it is.
                    if (failure instanceof RuntimeException) {
                        failure.printStackTrace(command.getErr());
                    } else {
                        command.getErr().println("plane: " + failure.getMessage());
                    }
                    return Exit.of(failure);
                })
                .execute(arguments);
    }
}
