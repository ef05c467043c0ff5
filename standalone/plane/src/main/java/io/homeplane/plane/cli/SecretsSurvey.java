package io.homeplane.plane.cli;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.age.AgeFile;
import io.homeplane.deploy.secrets.sops.EncryptionPolicy;
import io.homeplane.deploy.secrets.sops.Keyring;
import io.homeplane.deploy.secrets.sops.RuleFiles;
import io.homeplane.deploy.secrets.sops.SecretFileCheck;
import io.homeplane.deploy.secrets.sops.SecretFileCheck.Report;
import io.homeplane.deploy.secrets.sops.SecretFileCheck.State;
import io.homeplane.deploy.secrets.sops.Sops;
import io.homeplane.plane.cli.CheckedFile.Mac;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at files one after the other and says which of them are secrets, and what is wrong with those. */
final class SecretsSurvey {
    /** The encrypted texts in a file of which no value is encrypted: its MAC. */
    private static final int MAC_ALONE = 1;

    private final RuleFiles rules = new RuleFiles();
    private final Clock clock;
    private final SecretFileCheck check;
    private final Keyring keyring;
    private final long mostDays;
    private final Set<String> said = new HashSet<>();

    /** @param mostDays how long ago a file may have been changed last */
    SecretsSurvey(Keyring keyring, Clock clock, long mostDays) {
        this.check = new SecretFileCheck(rules, keyring, clock);
        this.clock = clock;
        this.keyring = keyring;
        this.mostDays = mostDays;
    }

    /**
     * What is to be said about a file; nothing when it neither is nor should be secret.
     *
     * @param shown how it is named
     */
    Optional<CheckedFile> look(Path file, String shown) {
        if (file.endsWith(SecretFiles.RULES)) {
            return Optional.empty();
        }
        boolean demanded = false;
        try {
            demanded = rules.demandEncryptionOf(file);
            byte[] bytes = Sops.readFile(file);
            if (SecretFiles.isAge(file, bytes)) {
                return Optional.of(age(file, shown, bytes));
            }
            boolean named = SecretFiles.isNamedEncrypted(file);
            boolean sops = SecretFiles.holdsSopsValues(bytes);
            if (!demanded && !named && !sops) {
                return Optional.empty();
            }
            Report report = check.check(file);
            boolean encrypted =
                    report.state() == State.ENCRYPTED || (report.state() == State.BROKEN && (named || sops));
            if (encrypted) {
                return Optional.of(sops(report, shown));
            }
            boolean leaked = named || (demanded && holdsWhatItsRuleMeans(file, bytes));
            return leaked ? Optional.of(inTheOpen(shown, demanded)) : Optional.empty();
        } catch (SecretException unusable) {
            boolean news =
                    demanded || SecretFiles.isNamedEncrypted(file) || unusable.kind() != SecretException.Kind.TOO_BIG;
            // Rules that cannot be read are said once, not for each file that is below them.
            return news && said.add(unusable.getMessage())
                    ? Optional.of(CheckedFile.broken(shown, "sops", Mac.UNCHECKED, unusable.getMessage()))
                    : Optional.empty();
        }
    }

    private static CheckedFile inTheOpen(String shown, boolean demanded) {
        String why = demanded ? "a creation rule means it" : "its name says that it is encrypted";
        return CheckedFile.broken(
                shown, "plain", Mac.NONE, "lies there in the open, and " + why + ": plane encrypt --in-place it");
    }

    /** A rule for {@code data} in every YAML file means those that have it; what it is about is known by following it. */
    private boolean holdsWhatItsRuleMeans(Path file, byte[] plaintext) throws SecretException {
        EncryptionPolicy policy = rules.requiredFor(file);
        boolean everyValue =
                policy.rule().equals(EncryptionPolicy.forAge(List.of()).rule());
        try {
            return SecretFiles.sopsValues(Sops.encrypt(file.toString(), plaintext, policy, clock)) > MAC_ALONE;
        } catch (SecretException cannotBeEncrypted) {
            return everyValue || cannotBeEncrypted.kind() != SecretException.Kind.MALFORMED;
        }
    }

    private CheckedFile sops(Report report, String shown) {
        List<String> findings = new ArrayList<>();
        Mac mac = report.verified() ? Mac.RIGHT : Mac.UNCHECKED;
        String why = "";
        if (report.problem().isPresent()) {
            SecretException problem = report.problem().get();
            if (problem.kind() == SecretException.Kind.NO_IDENTITY) {
                why = noIdentity();
            } else {
                mac = problem.kind() == SecretException.Kind.UNSUPPORTED_KEY ? Mac.UNCHECKED : Mac.WRONG;
                findings.add(problem.getMessage());
            }
        }
        report.missing().stream()
                .sorted()
                .forEach(one -> findings.add("is not encrypted for " + one + ", whom its rule names"));
        report.surplus().stream()
                .sorted()
                .forEach(one -> findings.add("is encrypted for " + one + ", whom its rule does not name"));
        if (report.state() == State.ENCRYPTED && !report.ruled()) {
            findings.add("no creation rule of a .sops.yaml means it");
        }
        Optional<Long> days = report.age().map(Duration::toDays);
        days.filter(age -> age > mostDays)
                .ifPresent(age -> findings.add("was changed " + age + " days ago, and " + mostDays + " are allowed"));
        return new CheckedFile(
                shown,
                "sops",
                mac,
                why,
                report.recipients(),
                List.copyOf(report.missing()),
                List.copyOf(report.surplus()),
                report.lastModified().map(Object::toString),
                days,
                findings);
    }

    private CheckedFile age(Path file, String shown, byte[] bytes) {
        Mac mac = Mac.RIGHT;
        String why = "";
        List<String> findings = new ArrayList<>();
        try {
            AgeFile.decrypt(file.toString(), bytes, keyring.age()).close();
        } catch (SecretException problem) {
            boolean unopened = problem.kind() == SecretException.Kind.NO_IDENTITY;
            mac = unopened ? Mac.UNCHECKED : Mac.WRONG;
            if (unopened) {
                why = AgeFile.takesPassphrase(bytes) ? "it opens with a passphrase" : noIdentity();
            } else {
                findings.add(problem.getMessage());
            }
        }
        return new CheckedFile(
                shown, "age", mac, why, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), findings);
    }

    private String noIdentity() {
        return keyring.age().isEmpty() ? "there is no age identity" : "no identity at hand opens it";
    }
}
