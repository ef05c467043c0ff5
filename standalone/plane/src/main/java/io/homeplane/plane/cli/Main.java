package io.homeplane.plane.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** `plane`: the command line of Homeplane. */
@Command(
        name = "plane",
        mixinStandardHelpOptions = true,
        version = "plane 0.1.0",
        description = "Runs Homeplane's plugins and Jenkinsfiles without a Jenkins.")
public final class Main implements Runnable {
    /** Each command by its name; made one at a time, since reading all of them takes longer than most of them take. */
    private static final Map<String, Supplier<Callable<Integer>>> COMMANDS = commands();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: " + String.join(", ", COMMANDS.keySet()));
    }

    private static Map<String, Supplier<Callable<Integer>>> commands() {
        Map<String, Supplier<Callable<Integer>>> all = new LinkedHashMap<>();
        all.put("up", UpCommand::new);
        all.put("run", RunCommand::new);
        all.put("validate", ValidateCommand::new);
        all.put("plan", PlanCommand::new);
        all.put("graph", GraphCommand::new);
        all.put("boundaries", BoundariesCommand::new);
        all.put("docs", DocsCommand::new);
        all.put("new", NewCommand::new);
        all.put("tunnels", TunnelsCommand::new);
        all.put("connect", ConnectCommand::new);
        all.put("init", InitCommand::new);
        all.put("enroll", EnrollCommand::new);
        all.put("doctor", DoctorCommand::new);
        all.put("decrypt", DecryptCommand::new);
        all.put("encrypt", EncryptCommand::new);
        all.put("secrets", SecretsCommand::new);
        all.put("deploy", DeployCommand::new);
        return all;
    }

    /** One sentence, and where to read on. */
    private static int usage(ParameterException wrong, String... arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        String first = arguments.length == 0 ? "" : arguments[0];
        boolean unknown = !first.isEmpty() && !first.startsWith("-") && !COMMANDS.containsKey(first);
        err.println("plane: "
                + (unknown
                        ? "there is no command '" + first + "'; there are " + String.join(", ", COMMANDS.keySet())
                        : wrong.getMessage()));
        err.println("plane: see " + command.getCommandSpec().qualifiedName() + " --help");
        return Exit.USAGE;
    }

    private static CommandLine commandLine(List<String> arguments) {
        CommandLine line = new CommandLine(new Main());
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        if (COMMANDS.containsKey(first)) {
            line.addSubcommand(COMMANDS.get(first).get());
        } else if (!List.of("-V", "--version").contains(first)) {
            COMMANDS.values().forEach(command -> line.addSubcommand(command.get()));
        }
        return line;
    }

    /** Ends the process: 0 done, 1 findings or failed, 2 usage, 3 unreachable. */
    public static void main(String... arguments) {
        System.exit(execute(arguments));
    }

    /** Runs one command and gives its exit code. */
    public static int execute(String... arguments) {
        return commandLine(List.of(arguments))
                .setParameterExceptionHandler(Main::usage)
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
