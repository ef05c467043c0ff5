package io.homeplane.plane.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done with all secret files of a repository. */
@Command(
        name = "secrets",
        mixinStandardHelpOptions = true,
        subcommands = {SecretsCheckCommand.class, SecretsRotateCommand.class},
        description = "The SOPS and age files of a repository: check them against .sops.yaml, give them new keys.")
final class SecretsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "say what to do with secrets: check DIR, rotate DIR");
    }
}
