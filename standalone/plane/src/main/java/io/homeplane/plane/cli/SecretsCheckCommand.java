package io.homeplane.plane.cli;

import io.homeplane.deploy.secrets.sops.Keyring;
import io.homeplane.inventory.json.Json;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares every secret file below a directory with its rule. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Every SOPS and age file: recipients against .sops.yaml, the MAC, when it was changed, what lies in the open.",
            "Looks at what git tracks and at what is named like an encrypted file. Ends with 1 when something is to be done."
        })
final class SecretsCheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "a repository, or a directory in one")
    private Path directory;

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            description = "files that were not changed for longer are findings")
    private Long days;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Mixin
    private IdentityOption identity;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (days != null && days < 0) {
            throw new ParameterException(spec.commandLine(), "--older-than is a number of days, 0 or more");
        }
        List<CheckedFile> checked = check();
        int findings = checked.stream().mapToInt(file -> file.findings().size()).sum();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("findings", findings);
            document.put("files", checked.stream().map(CheckedFile::document).toList());
            System.out.println(Json.text(document));
        } else {
            int width = checked.stream()
                    .mapToInt(file -> file.file().length())
                    .max()
                    .orElse(0);
            checked.forEach(file -> System.out.print(file.text(width)));
            System.err.println(checked.size() + " secret files, " + findings + " findings");
        }
        return findings == 0 ? Exit.DONE : Exit.FAILED;
    }

    private List<CheckedFile> check() throws Exception {
        List<Path> files = SecretFiles.below(directory);
        List<CheckedFile> checked = new ArrayList<>();
        try (Keyring keys = identity.find();
                FileProgress progress = FileProgress.onTerminal(files.size())) {
            SecretsSurvey survey = new SecretsSurvey(keys, Clock.systemUTC(), days == null ? Long.MAX_VALUE : days);
            for (Path file : files) {
                progress.next();
                survey.look(file, shown(file)).ifPresent(checked::add);
            }
        }
        return checked;
    }

    private String shown(Path file) {
        return directory.relativize(file).toString().replace(File.separatorChar, '/');
    }
}
