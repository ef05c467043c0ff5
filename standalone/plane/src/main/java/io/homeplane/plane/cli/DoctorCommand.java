package io.homeplane.plane.cli;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Severity;
import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.tunnels.connect.ConnectTimeouts;
import io.homeplane.tunnels.connect.Connections;
import io.homeplane.tunnels.connect.SshConnector;
import io.homeplane.tunnels.probe.TunnelCheck;
import io.homeplane.tunnels.severing.SeveringRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what is wrong, and what is well: git, keys, the inventory, every path, and every server. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks git, the keys and who can read them, the inventory, every path, and Docker and clock of every server.")
final class DoctorCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = ".",
            description = "directory with the inventory's TOML files (${DEFAULT-VALUE})")
    private Path directory;

    @Mixin
    private KeyOption key;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>(new GitCheck(directory).check());
        findings.add(KeyFileCheck.check("ssh key", key.path()));
        ageKey().ifPresent(file -> findings.add(KeyFileCheck.check("age key", file)));
        Inventory inventory =
                InventoryReader.snapshot(directory, new SeveringRule()).inventory();
        findings.add(inventory(inventory));
        if (!inventory.hasErrors()) {
            SshConnector ssh = new SshConnector(key.keys(), ConnectTimeouts.DEFAULT, System.err::println);
            try (Connections connections = new Connections(ssh)) {
                findings.addAll(new ServerCheckup(inventory, TunnelCheck.over(ssh), connections).check());
            }
        }
        findings.forEach(System.out::println);
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.FAIL) ? Exit.FAILED : Exit.DONE;
    }

    private Finding inventory(Inventory inventory) {
        long errors = inventory.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        String says =
                inventory.servers().size() + " servers, " + inventory.stacks().size() + " stacks, " + errors
                        + " errors, " + (inventory.problems().size() - errors) + " warnings";
        return errors == 0
                ? Finding.ok("inventory", says)
                : Finding.fail("inventory", says + "; see plane validate " + directory);
    }

    /** The file that sops would read; none is no fault, for there need not be secrets. */
    private static java.util.Optional<Path> ageKey() {
        String stated = System.getenv("SOPS_AGE_KEY_FILE");
        Path usual = Path.of(System.getProperty("user.home"), ".config", "sops", "age", "keys.txt");
        Path file = stated == null || stated.isEmpty() ? usual : Path.of(stated);
        return stated != null || Files.exists(file) ? java.util.Optional.of(file) : java.util.Optional.empty();
    }
}
