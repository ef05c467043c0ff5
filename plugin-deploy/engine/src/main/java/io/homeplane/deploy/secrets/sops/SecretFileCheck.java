package io.homeplane.deploy.secrets.sops;

import io.homeplane.deploy.secrets.SecretException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares secret files with the rules they should follow: recipients, code, age, and what lies there unencrypted. */
public final class SecretFileCheck {
    private final RuleFiles rules;
    private final Keyring keyring;
    private final Clock clock;

    /** @param keyring opens the files whose code is to be verified; with an empty one the rest is checked */
    public SecretFileCheck(RuleFiles rules, Keyring keyring, Clock clock) {
        this.rules = rules;
        this.keyring = keyring;
        this.clock = clock;
    }

    /** What a file is. */
    public enum State {
        /** A SOPS file. */
        ENCRYPTED,
        /** A rule demands encryption and the file is plain: a leak. */
        LEAKED,
        /** Neither encrypted nor meant to be. */
        PLAIN,
        /** Cannot be read as its format. */
        BROKEN
    }

    /**
     * What was found about one file. Lists are empty when there is nothing to say.
     *
     * @param recipients for whom it is encrypted
     * @param missing recipients of the rule that cannot open it
     * @param surplus recipients that can open it although no rule says so
     * @param ruled a rule means the file
     * @param lastModified when its values were last changed
     * @param age time since then
     * @param verified it was opened and its code is right
     * @param problem a sentence, when it is broken, was tampered with or cannot be opened with the keys at hand
     */
    public record Report(
            Path file,
            State state,
            List<String> recipients,
            Set<String> missing,
            Set<String> surplus,
            boolean ruled,
            Optional<OffsetDateTime> lastModified,
            Optional<Duration> age,
            boolean verified,
            Optional<SecretException> problem) {

        public Report {
            recipients = List.copyOf(recipients);
            missing = Set.copyOf(missing);
            surplus = Set.copyOf(surplus);
        }

        /** Something should be done about the file. */
        public boolean isFinding() {
            return problem.isPresent()
                    || state == State.LEAKED
                    || !missing.isEmpty()
                    || !surplus.isEmpty()
                    || (state == State.ENCRYPTED && !ruled);
        }
    }

    /**
     * Checks one file.
     *
     * @throws SecretException when the file or its rules cannot be read at all
     */
    public Report check(Path file) throws SecretException {
        byte[] bytes = Sops.readFile(file);
        Optional<EncryptionPolicy> policy = rules.policyFor(file);
        try {
            return encrypted(file, SopsFile.read(file.toString(), bytes), policy);
        } catch (SecretException e) {
            boolean plain = e.kind() == SecretException.Kind.NOT_ENCRYPTED;
            State state = !plain ? State.BROKEN : policy.isPresent() ? State.LEAKED : State.PLAIN;
            return new Report(
                    file,
                    state,
                    List.of(),
                    Set.of(),
                    Set.of(),
                    policy.isPresent(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    state == State.PLAIN ? Optional.empty() : Optional.of(e));
        }
    }

    private Report encrypted(Path file, SopsFile sops, Optional<EncryptionPolicy> policy) {
        SopsMetadata metadata = sops.metadata();
        Set<String> actual =
                metadata.keys().stream().map(MasterKey::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = policy.map(EncryptionPolicy::keys).orElse(List.of()).stream()
                .map(EncryptionPolicy.Key::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(actual);
        Set<String> surplus = new TreeSet<>(actual);
        surplus.removeAll(wanted);
        Optional<SecretException> problem = verify(sops);
        return new Report(
                file,
                State.ENCRYPTED,
                new ArrayList<>(actual),
                missing,
                policy.isPresent() ? surplus : Set.of(),
                policy.isPresent(),
                Optional.of(metadata.lastModified()),
                Optional.of(Duration.between(metadata.lastModified().toInstant(), clock.instant())),
                problem.isEmpty(),
                problem);
    }

    private Optional<SecretException> verify(SopsFile file) {
        try {
            Sops.decrypt(file, keyring).close();
            return Optional.empty();
        } catch (SecretException e) {
            return Optional.of(e);
        }
    }
}
