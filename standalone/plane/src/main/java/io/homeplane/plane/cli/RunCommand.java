package io.homeplane.plane.cli;

import hudson.model.Result;
import io.homeplane.inventory.jenkins.HomeplaneConfiguration;
import io.homeplane.inventory.jenkins.RegisteredInventory;
import io.homeplane.plane.casc.ConfigurationAsCode;
import io.homeplane.plane.controller.PlaneController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one pipeline in this process. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs one pipeline here.")
final class RunCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "JENKINSFILE",
            arity = "0..1",
            description = "without it, that of the job which an inventory in --casc names")
    private Path jenkinsfile;

    @Option(names = "-p", paramLabel = "NAME=VALUE", description = "a build parameter")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--casc", paramLabel = "FILE", description = "configuration as code: credentials and inventories")
    private Path casc;

    @Option(names = "--inventory", paramLabel = "DIR", description = "what 'checkout scm' brings into the workspace")
    private Path inventory;

    @Option(
            names = "--job",
            paramLabel = "NAME",
            defaultValue = "fleet",
            description = "the job's name (${DEFAULT-VALUE})")
    private String job;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "where builds and workspaces are kept; without it they are gone at the end")
    private Path home;

    @Option(names = "--approve", description = "answer every 'input' with yes")
    private boolean approve;

    @Option(names = "--json", description = "print events as JSON, one a line")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (jenkinsfile == null && casc == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Missing required parameter: 'JENKINSFILE', or else --casc with an inventory that names a job");
        }
        if (jenkinsfile != null && !Files.isRegularFile(jenkinsfile)) {
            System.err.println("plane: there is no Jenkinsfile " + jenkinsfile);
            return Exit.FAILED;
        }
        try (Home place = Home.at(home)) {
            PlaneController controller = new PlaneController(place.path().toFile());
            controller.start();
            try {
                return run(controller);
            } finally {
                controller.stop();
            }
        }
    }

    private int run(PlaneController controller) throws Exception {
        if (casc != null) {
            ConfigurationAsCode.apply(casc, System.getenv(), controller, System.err::println);
        }
        if (jenkinsfile == null && !findJob()) {
            return Exit.FAILED;
        }
        JsonEvents events = new JsonEvents(System.out);
        PipelineProcess process =
                new PipelineProcess(controller, job, parameters, inventory, approve, json ? events : System.out);
        Result result = process.run(jenkinsfile);
        if (json) {
            events.end(result);
        }
        return process.exitCode();
    }

    /** Takes the Jenkinsfile and what it checks out from the inventory whose job it is. */
    private boolean findJob() throws IOException, InterruptedException {
        Optional<RegisteredInventory> found = HomeplaneConfiguration.get().ofJob(job);
        if (found.isEmpty()) {
            System.err.println("plane: no inventory names job " + job
                    + ": give a Jenkinsfile, or --casc with a file in which an inventory has it as its job");
            return false;
        }
        Path files = Path.of(found.get().atItsBranch().root().getRemote());
        inventory = inventory == null ? files : inventory;
        jenkinsfile = files.resolve(found.get().getJob().getJenkinsfile());
        if (!Files.isRegularFile(jenkinsfile)) {
            System.err.println("plane: there is no " + found.get().getJob().getJenkinsfile() + " in "
                    + found.get().getLocation() + ", which job " + job + " runs");
            return false;
        }
        return true;
    }
}
