package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.homeplane.deploy.secrets.SecretText;
import io.homeplane.deploy.secrets.age.AgeFile;
import io.homeplane.deploy.secrets.age.AgeRecipient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is encrypted opens again, keeps what did not change, and leaves no plaintext and no half a file behind. */
class EncryptCommandTest {
    private static final Path KEY = Path.of("../../lab/age-key.txt").toAbsolutePath();
    private static final Path OTHER_KEY = Path.of(
                    "../../plugin-deploy/engine/src/test/resources/io/homeplane/deploy/secrets/sops/public-test-key.txt")
            .toAbsolutePath();
    private static final String RECIPIENT = "age1wch9k3ak9fwjlhe098jfljvvhy49af4qlg4hrywna3swhtnyq5cqawl96w";
    private static final String PLAIN = "# who may\nuser: admin\npassword: hunter2-hunter2\nlist:\n    - one-of-them\n";

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void ruleAndPlaintext() throws IOException {
        Files.writeString(
                directory.resolve(".sops.yaml"),
                "creation_rules:\n  - path_regex: \\.sops\\.(yaml|env|json|ini|txt)$\n    age: " + RECIPIENT + "\n");
        file = Files.writeString(directory.resolve("a.sops.yaml"), PLAIN);
    }

    @Test
    void shouldPrintTheEncryptedFileAndLeaveThePlaintextAlone() throws Exception {
        CommandOutput output = CommandOutput.of("encrypt", file.toString());

        assertThat(output.code()).as(output.stderr()).isZero();
        assertThat(output.stderr()).isEmpty();
        assertThat(output.stdout())
                .contains("password: ENC[AES256_GCM", RECIPIENT)
                .doesNotContain("hunter2");
        assertThat(file).hasContent(PLAIN);
        Files.writeString(file, output.stdout());
        assertThat(decrypted(file)).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.sops.env", "b.sops.json", "b.sops.ini", "b.sops.txt"})
    void shouldOpenAgainWhateverTheFormat(String name) throws Exception {
        String plain = name.endsWith("json")
                ? "{\n\t\"password\": \"hunter2-hunter2\"\n}\n"
                : name.endsWith("ini") ? "[a]\npassword = hunter2-hunter2\n" : "password=hunter2-hunter2\n";
        Path secret = Files.writeString(directory.resolve(name), plain);

        assertThat(CommandOutput.of("encrypt", "--in-place", secret.toString()).code())
                .isZero();

        assertThat(Files.readString(secret)).doesNotContain("hunter2");
        assertThat(decrypted(secret).strip()).isEqualTo(plain.strip());
    }

    @Test
    void shouldKeepModeAndLinkAndLeaveNothingBesideAFileThatItReplaces() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(directory.resolve("link.sops.yaml"), file);

        CommandOutput output = CommandOutput.of("encrypt", "--in-place", link.toString());

        assertThat(output.code()).as(output.stderr()).isZero();
        assertThat(output.stdout()).isEmpty();
        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(decrypted(file)).isEqualTo(PLAIN);
        assertThat(names()).containsExactly(".sops.yaml", "a.sops.yaml", "link.sops.yaml");
    }

    @Test
    void shouldKeepTheBytesOfValuesThatAreTheSameInTheFileThatIsNamed() throws Exception {
        Path encrypted = encryptedTo("kept.sops.yaml");
        List<String> before = Files.readAllLines(encrypted);
        Files.writeString(file, PLAIN.replace("hunter2-hunter2", "correct-horse"));

        CommandOutput over = CommandOutput.of(
                "encrypt", file.toString(), "--over", encrypted.toString(), "--identity", KEY.toString());
        CommandOutput output =
                CommandOutput.of("encrypt", file.toString(), "-o", encrypted.toString(), "--identity", KEY.toString());

        assertThat(over.code()).as(over.stderr()).isZero();
        assertThat(output.code()).as(output.stderr()).isZero();
        for (List<String> after : List.of(over.stdout().lines().toList(), Files.readAllLines(encrypted))) {
            assertThat(after).contains(line(before, "user:")).doesNotContain(line(before, "password:"));
            assertThat(after.stream().filter(line -> !before.contains(line)))
                    .hasSizeLessThanOrEqualTo(3)
                    .allMatch(line -> line.matches("^(password|    lastmodified|    mac): .*"));
        }
        assertThat(decrypted(encrypted)).contains("correct-horse");
    }

    @Test
    void shouldWriteTheSameBytesWhenNothingWasChanged() throws Exception {
        Path encrypted = encryptedTo("kept.sops.yaml");
        byte[] before = Files.readAllBytes(encrypted);

        assertThat(CommandOutput.of(
                                "encrypt", file.toString(), "-o", encrypted.toString(), "--identity", KEY.toString())
                        .code())
                .isZero();

        assertThat(encrypted).hasBinaryContent(before);
    }

    @Test
    void shouldKeepWhatGitHasOfAFileThatWasDecryptedInItsPlace() throws Exception {
        assertThat(CommandOutput.of("encrypt", "--in-place", file.toString()).code())
                .isZero();
        List<String> before = Files.readAllLines(file);
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            git.add().addFilepattern(".").call();
        }
        Files.writeString(file, PLAIN.replace("admin", "root"));

        CommandOutput output = CommandOutput.of("encrypt", "--in-place", file.toString(), "--identity", KEY.toString());

        assertThat(output.code()).as(output.stderr()).isZero();
        assertThat(Files.readAllLines(file)).contains(line(before, "password:")).doesNotContain(line(before, "user:"));
    }

    @Test
    void shouldRefuseWhatIsEncryptedAlready() throws Exception {
        Path encrypted = encryptedTo("kept.sops.yaml");
        byte[] before = Files.readAllBytes(encrypted);
        Path age = Files.write(directory.resolve("b.age"), age(AgeRecipient.parse(RECIPIENT)));

        for (String[] arguments : new String[][] {
            {"encrypt", "--in-place", encrypted.toString()},
            {"encrypt", "--in-place", age.toString()},
            {"encrypt", "--recipient", RECIPIENT, age.toString()}
        }) {
            CommandOutput output = CommandOutput.of(arguments);

            assertThat(output.code()).isEqualTo(1);
            assertThat(output.stdout()).isEmpty();
            assertThat(output.stderr()).contains("is encrypted already").hasLineCount(1);
        }
        assertThat(encrypted).hasBinaryContent(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "creation_rules: [{encrypted_regex: a, unencrypted_regex: b, age: " + RECIPIENT + "}]",
                "creation_rules: [{path_regex: other, age: " + RECIPIENT + "}]",
                "creation_rules: [{age: age1nobody}]",
                "creation_rules: [{kms: 'arn:aws:kms:eu-west-1:1:key/1'}]",
                "creation_rules: ["
            })
    void shouldWriteNothingWhenTheRulesSayNoOrTwoThings(String rules) throws Exception {
        Files.writeString(directory.resolve(".sops.yaml"), rules);

        CommandOutput output = CommandOutput.of("encrypt", "--in-place", file.toString());

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stderr()).startsWith("plane: ").hasLineCount(1).doesNotContain("hunter2");
        assertThat(file).hasContent(PLAIN);
        assertThat(names()).containsExactly(".sops.yaml", "a.sops.yaml");
    }

    @Test
    void shouldSayInOneSentenceThatAPlaintextCannotBeRead() throws Exception {
        for (String plain : new String[] {"a: hunter2\na: hunter2\n", "a: [hunter2", "", "- hunter2\n"}) {
            Files.writeString(file, plain);

            CommandOutput output = CommandOutput.of("encrypt", "--in-place", file.toString());

            assertThat(output.code()).as(plain).isEqualTo(1);
            assertThat(output.stderr()).startsWith("plane: ").hasLineCount(1).doesNotContain("hunter2");
            assertThat(file).hasContent(plain);
        }
    }

    @Test
    void shouldSayThatAFileCannotBeWrittenAndLeaveNothing() throws Exception {
        Path nowhere = directory.resolve("nowhere/b.sops.yaml");

        CommandOutput missing = CommandOutput.of("encrypt", file.toString(), "-o", nowhere.toString());
        CommandOutput aDirectory = CommandOutput.of(
                "encrypt",
                file.toString(),
                "-o",
                Files.createDirectory(directory.resolve("d.sops.yaml")).toString());

        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.stderr()).contains(nowhere + " is not written").hasLineCount(1);
        assertThat(aDirectory.code()).isEqualTo(1);
        assertThat(aDirectory.stderr()).contains("it is no regular file").hasLineCount(1);
        assertThat(names()).containsExactly(".sops.yaml", "a.sops.yaml", "d.sops.yaml");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldWriteAndReadAgeFiles(boolean armored) throws Exception {
        Path age = directory.resolve("a.age");
        List<String> command =
                new ArrayList<>(List.of("encrypt", file.toString(), "--recipient", RECIPIENT, "-o", age.toString()));
        if (armored) {
            command.add("--armor");
        }

        CommandOutput output = CommandOutput.of(command.toArray(String[]::new));

        assertThat(output.code()).as(output.stderr()).isZero();
        assertThat(Files.readString(age, StandardCharsets.ISO_8859_1))
                .startsWith(armored ? "-----BEGIN AGE" : "age-encryption.org/v1\n")
                .doesNotContain("hunter2");
        assertThat(decrypted(age)).isEqualTo(PLAIN);
        CommandOutput other = CommandOutput.of("decrypt", age.toString(), "--identity", OTHER_KEY.toString());
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.stdout()).isEmpty();
        assertThat(other.stderr()).contains("none of which is ours").hasLineCount(1);
    }

    @Test
    void shouldTakeAPassphraseFromTheEnvironmentAndNeverShowIt() throws Exception {
        Path age;
        try (SecretText passphrase = SecretText.of("correct-horse")) {
            age = Files.write(directory.resolve("a.age"), age(AgeRecipient.passphrase(passphrase)));
        }

        assertThat(decrypt(age, "correct-horse")).isEqualTo("0 " + PLAIN);
        assertThat(decrypt(age, "battery-staple"))
                .startsWith("1 plane: " + age + " cannot be decrypted")
                .contains("passphrase")
                .doesNotContain("staple", "hunter2", "\tat ");
        assertThat(decrypt(age, "")).startsWith("1 plane: ").contains("set AGE_PASSPHRASE");
    }

    @Test
    void shouldBeReadableByRealSops() throws Exception {
        String sops = System.getenv("SOPS_BIN");
        assumeTrue(sops != null && Files.isExecutable(Path.of(sops)), "SOPS_BIN names no sops to decrypt with");
        Path encrypted = encryptedTo("kept.sops.yaml");

        ProcessBuilder process = new ProcessBuilder(sops, "decrypt", encrypted.toString()).redirectErrorStream(true);
        process.environment().put("SOPS_AGE_KEY_FILE", KEY.toString());
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(running.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo(PLAIN);
    }

    private Path encryptedTo(String name) {
        Path encrypted = directory.resolve(name);
        CommandOutput output = CommandOutput.of("encrypt", file.toString(), "-o", encrypted.toString());
        assertThat(output.code()).as(output.stderr()).isZero();
        return encrypted;
    }

    private static byte[] age(AgeRecipient recipient) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AgeFile.encrypt(
                new ByteArrayInputStream(PLAIN.getBytes(StandardCharsets.UTF_8)), List.of(recipient), false, out);
        return out.toByteArray();
    }

    private static String decrypted(Path encrypted) {
        CommandOutput output = CommandOutput.of("decrypt", encrypted.toString(), "--identity", KEY.toString());
        assertThat(output.code()).as(output.stderr()).isZero();
        return output.stdout();
    }

    /** The exit code and what was said, of a process of its own, as a variable of the environment needs it. */
    private static String decrypt(Path age, String passphrase) throws Exception {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "decrypt",
                        age.toString())
                .redirectErrorStream(true);
        process.environment().put("AGE_PASSPHRASE", passphrase);
        Process running = process.start();
        running.getOutputStream().close();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return running.waitFor() + " " + said;
    }

    private static String line(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
