package io.homeplane.plane.cli;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.sops.Keyring;
import io.homeplane.deploy.secrets.sops.RuleFiles;
import io.homeplane.deploy.secrets.sops.Sops;
import io.homeplane.inventory.changes.StackReaders;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives SOPS files new data keys for whom the rules name now. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = {
            "New data keys for the recipients of the current rules, every value encrypted anew under them.",
            "Names each file with the stacks that read it, which the next plan redeploys, and asks before it writes.",
            "Who had a key keeps what is in git's history: change the values too when somebody is to lose access."
        })
final class SecretsRotateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "a repository, or a directory in one")
    private Path directory;

    @Parameters(index = "1..*", paramLabel = "FILE", description = "these alone; as they are, or relative to DIR")
    private List<Path> named = new ArrayList<>();

    @Option(names = "--inventory", paramLabel = "DIR", description = "the inventory whose stacks read the files (DIR)")
    private Path inventory;

    @Option(names = "--yes", description = "write without asking")
    private boolean yes;

    @Mixin
    private IdentityOption identity;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Console console = System.console();
        if (!yes && console == null) {
            throw new ParameterException(spec.commandLine(), "there is no terminal to ask on: say --yes to rotate");
        }
        List<Path> files = files();
        if (files.isEmpty()) {
            System.err.println("plane: there is no SOPS file in " + directory + ", so nothing is rotated");
            return Exit.FAILED;
        }
        Map<Path, List<String>> readers = list(files);
        if (!yes) {
            String answer = console.readLine("Rotate the keys of these %d files? [y/N] ", files.size());
            if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
                System.err.println("plane: nothing is rotated");
                return Exit.FAILED;
            }
        }
        List<Path> rotated = rotate(files);
        Set<String> redeployed = new TreeSet<>();
        rotated.forEach(file -> redeployed.addAll(readers.get(file)));
        System.err.println(rotated.size() + " of " + files.size() + " files rotated"
                + (redeployed.isEmpty() ? "" : "; the next plan redeploys " + String.join(", ", redeployed)));
        return rotated.size() == files.size() ? Exit.DONE : Exit.FAILED;
    }

    private List<Path> files() throws IOException {
        List<Path> all = SecretFiles.below(directory);
        return named.isEmpty()
                ? all.stream().filter(SecretFiles::isSops).toList()
                : named.stream()
                        .map(file -> Files.exists(file) ? file : directory.resolve(file))
                        .distinct()
                        .toList();
    }

    /** Prints each file with the stacks that read it. */
    private Map<Path, List<String>> list(List<Path> files) throws IOException {
        InventorySnapshot snapshot = InventoryReader.snapshot(inventory == null ? directory : inventory);
        StackReaders readers = StackReaders.of(snapshot);
        Path repository = snapshot.checkout().repository().toRealPath();
        Map<Path, List<String>> stacks = new LinkedHashMap<>();
        for (Path file : files) {
            boolean inside = Files.exists(file) && file.toRealPath().startsWith(repository);
            List<String> mine = inside
                    ? readers.of(
                            repository.relativize(file.toRealPath()).toString().replace(File.separatorChar, '/'))
                    : List.of();
            System.out.println(
                    file + (mine.isEmpty() ? "  no stack reads it" : "  read by " + String.join(", ", mine)));
            stacks.put(file, mine);
        }
        return stacks;
    }

    /** Goes on behind a file that cannot be rotated, which stays as it is. */
    private List<Path> rotate(List<Path> files) throws SecretException {
        RuleFiles rules = new RuleFiles();
        List<Path> rotated = new ArrayList<>();
        try (Keyring keyring = identity.find();
                FileProgress progress = FileProgress.onTerminal(files.size())) {
            for (Path file : files) {
                progress.next();
                try {
                    byte[] before = Sops.readFile(file);
                    if (SecretFiles.isAge(file, before)) {
                        throw new IOException(file + " is no SOPS file but one of age alone, which names no rule;"
                                + " encrypt it anew with plane encrypt --recipient");
                    }
                    FileReplacement.write(
                            file,
                            Sops.rotate(file.toString(), before, rules.requiredFor(file), keyring, Clock.systemUTC()));
                    rotated.add(file);
                } catch (SecretException | IOException failed) {
                    System.err.println("plane: " + failed.getMessage());
                }
            }
        }
        return rotated;
    }
}
