package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret files of the sample fleet are checked and rotated, one broken file does not stop the others. */
class SecretsCommandTest {
    private static final Path KEY = Path.of("../../lab/age-key.txt").toAbsolutePath();
    private static final Path OTHER_KEY = Path.of(
                    "../../plugin-deploy/engine/src/test/resources/io/homeplane/deploy/secrets/sops/public-test-key.txt")
            .toAbsolutePath();
    private static final String RECIPIENT = "age1wch9k3ak9fwjlhe098jfljvvhy49af4qlg4hrywna3swhtnyq5cqawl96w";
    private static final String OTHER = "age1qsax83xek6yhrwa58lpycn5lr6vq0t7nmg0suledgfzs4mvstugsd97j2e";

    @TempDir
    Path directory;

    private Path notes;
    private Path agent;
    private Git git;

    @BeforeEach
    void commitTheSampleFleet() throws Exception {
        Path fleet = Path.of("../../lab/fleet");
        try (Stream<Path> all = Files.walk(fleet)) {
            for (Path each : all.toList()) {
                Path target = directory.resolve(fleet.relativize(each).toString());
                if (!Files.isDirectory(target)) {
                    Files.copy(each, target);
                }
            }
        }
        notes = directory.resolve("stacks/home/notes/.sops.env");
        agent = directory.resolve("stacks/vps/tunnel-agent/.sops.env");
        git = Git.init().setDirectory(directory.toFile()).call();
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage("fleet")
                .setAuthor("a", "a@example.com")
                .setCommitter("a", "a@example.com")
                .setSign(false)
                .call();
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void shouldFindNothingInTheSampleFleet() throws Exception {
        CommandOutput table = check();
        CommandOutput json = check("--json");

        assertThat(table.code()).as(table.stdout()).isZero();
        assertThat(table.stdout()).contains("stacks/home/notes/.sops.env ").contains("MAC right");
        assertThat(table.stderr()).isEqualTo("3 secret files, 0 findings\n");
        Contract.assertHolds("secrets", json.stdout());
        assertThat(json.stdout()).hasLineCount(1).startsWith("{\"findings\":0,").contains("\"mac\":\"right\"");
    }

    @Test
    void shouldNameRecipientsThatAreMissingAndThoseThatAreTooMany() throws Exception {
        rules(OTHER);

        CommandOutput output = check("--json");

        assertThat(output.code()).isEqualTo(1);
        Contract.assertHolds("secrets", output.stdout());
        assertThat(output.stdout())
                .contains("\"missing\":[\"" + OTHER + "\"]", "\"extra\":[\"" + RECIPIENT + "\"]", "{\"findings\":6,");
        assertThat(check().stdout()).contains("  is not encrypted for " + OTHER + ", whom its rule names\n");
    }

    @Test
    void shouldTellWhatLiesInTheOpenAndWhatWasTamperedWithOrCut() throws Exception {
        String before = Files.readString(notes);
        Files.writeString(directory.resolve("open.sops.env"), "PASSWORD=hunter2-hunter2\n");
        Files.writeString(notes, before.replaceFirst("ENC\\[AES256_GCM,data:(.)(.)", "ENC[AES256_GCM,data:$2$1"));
        String cut = Files.readString(agent);
        Files.writeString(agent, cut.substring(0, cut.length() / 2));

        CommandOutput output = check("--json");

        assertThat(output.code()).isEqualTo(1);
        Contract.assertHolds("secrets", output.stdout());
        assertThat(output.stdout())
                .contains("\"file\":\"open.sops.env\",\"kind\":\"plain\"")
                .contains("lies there in the open, and a creation rule means it")
                .contains("\"mac\":\"wrong\"")
                .doesNotContain("hunter2");
        assertThat(output.stdout().split("\"kind\":")).hasSize(5);
    }

    @Test
    void shouldSayThatAMacWasNotLookedAtWhenNoIdentityOpensTheFile() throws Exception {
        CommandOutput output =
                CommandOutput.of("secrets", "check", directory.toString(), "--identity", OTHER_KEY.toString());

        assertThat(output.code()).isZero();
        assertThat(output.stdout()).contains("MAC unchecked").contains("(no identity at hand opens it)");
    }

    @Test
    void shouldCountFilesThatWereNotChangedForTooLong() throws Exception {
        assertThat(check("--older-than", "100000").code()).isZero();
        Files.writeString(
                notes,
                Files.readString(notes).replaceFirst("lastmodified=[^\n]*", "lastmodified=2020-01-01T00:00:00Z"));

        CommandOutput output = check("--older-than", "365");

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stdout()).containsPattern("was changed \\d{4,} days ago, and 365 are allowed");
    }

    @Test
    void shouldReadAgeFilesAndFilesThatOnlyACloudKeyOpens() throws Exception {
        Path age = directory.resolve("wifi.age");
        Files.writeString(directory.resolve("wifi"), "hunter2-hunter2");
        assertThat(CommandOutput.of(
                                "encrypt",
                                directory.resolve("wifi").toString(),
                                "--recipient",
                                RECIPIENT,
                                "-o",
                                age.toString())
                        .code())
                .isZero();
        assertThat(check("--json").stdout()).contains("{\"file\":\"wifi.age\",\"kind\":\"age\",\"mac\":\"right\"");
        byte[] bytes = Files.readAllBytes(age);
        bytes[bytes.length - 1] ^= 1;
        Files.write(age, bytes);
        Files.writeString(
                directory.resolve("cloud.sops.json"),
                "{\"a\": \"ENC[AES256_GCM,data:AA==,iv:AA==,tag:AA==,type:str]\", \"sops\": {\"kms\": [{\"arn\":"
                        + " \"arn:aws:kms:eu-west-1:1:key/1\", \"created_at\": \"2026-01-01T00:00:00Z\", \"enc\": \"AA==\"}],"
                        + " \"lastmodified\": \"2026-01-01T00:00:00Z\", \"mac\":"
                        + " \"ENC[AES256_GCM,data:AA==,iv:AA==,tag:AA==,type:str]\", \"version\": \"3.13.3\"}}");

        CommandOutput output = check();

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stdout())
                .containsPattern("wifi.age +age +MAC wrong")
                .contains("is encrypted for AWS KMS alone")
                .doesNotContain("hunter2");
    }

    @Test
    void shouldLeaveOutWhatGitDoesNotTrackUnlessItsNameSaysThatItIsEncrypted() throws Exception {
        rules(RECIPIENT, "(\\.sops\\.env|secret\\.env)$");
        Files.writeString(directory.resolve("secret.env"), "PASSWORD=hunter2-hunter2\n");
        assertThat(check().stdout()).doesNotContain("secret.env");

        git.add().addFilepattern("secret.env").call();

        CommandOutput output = check();
        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stdout()).containsPattern("secret.env +plain +MAC none");
    }

    @Test
    void shouldCallAFileALeakOnlyWhenItHasWhatItsRuleMeans() throws Exception {
        Files.writeString(
                directory.resolve(".sops.yaml"),
                Files.readString(directory.resolve(".sops.yaml"))
                        + "\n  - path_regex: .*.yaml\n    encrypted_regex: '^(data|stringData)$'\n    age: " + RECIPIENT
                        + "\n");
        Files.writeString(directory.resolve("notes.md"), "Values look like ENC[AES256_GCM,data:..]\n");
        Files.writeString(directory.resolve("template.yaml"), "{{ if .data }}: [\n");
        git.add().addFilepattern(".").call();
        assertThat(check().stdout()).doesNotContain("compose.yaml", "notes.md", "template.yaml");
        Files.writeString(directory.resolve("secret.yaml"), "kind: Secret\nstringData:\n    a: hunter2-hunter2\n");
        git.add().addFilepattern("secret.yaml").call();

        CommandOutput output = check();

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stderr()).isEqualTo("4 secret files, 1 findings\n");
        assertThat(output.stdout()).containsPattern("secret.yaml +plain +MAC none");
    }

    @Test
    void shouldReportRulesThatCannotBeReadOnce() throws Exception {
        Files.writeString(directory.resolve(".sops.yaml"), "creation_rules: [");

        CommandOutput output = check();

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stdout().lines().filter(line -> line.contains(".sops.yaml cannot be used")))
                .hasSize(1);
    }

    @Test
    void shouldRotateForTheCurrentRulesAndRedeployExactlyTheReaders() throws Exception {
        String plain = decrypted(notes, KEY);
        String before = Files.readString(notes);
        rules(RECIPIENT + "," + OTHER);

        CommandOutput output = rotate(notes);

        assertThat(output.code()).as(output.stderr()).isZero();
        assertThat(output.stdout()).isEqualTo(notes + "  read by notes\n");
        assertThat(output.stderr()).isEqualTo("1 of 1 files rotated; the next plan redeploys notes\n");
        assertThat(decrypted(notes, KEY)).isEqualTo(plain);
        assertThat(decrypted(notes, OTHER_KEY)).isEqualTo(plain);
        assertThat(Files.readString(notes).lines().filter(line -> line.contains("ENC[AES256_GCM")))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(before.lines().toList());
        assertThat(CommandOutput.of("plan", directory.toString(), "--since", "HEAD")
                        .stdout()
                        .lines()
                        .filter(line -> line.contains(" deploy ")))
                .hasSize(1)
                .allMatch(line -> line.contains("notes") && line.contains(".sops.env changed (encrypted)"));
    }

    @Test
    void shouldRotateEveryFileAndFindNothingAfterwards() throws Exception {
        rules(OTHER + "," + RECIPIENT);
        assertThat(check().code()).isEqualTo(1);

        CommandOutput output = rotate();

        assertThat(output.code()).as(output.stderr()).isZero();
        assertThat(output.stderr()).isEqualTo("3 of 3 files rotated; the next plan redeploys notes, tunnel-agent\n");
        assertThat(check().code()).isZero();
    }

    @Test
    void shouldGoOnBehindAFileThatCannotBeRotatedAndLeaveItAsItIs() throws Exception {
        String cut = Files.readString(agent).substring(0, 300);
        Files.writeString(agent, cut);
        Path pipeline = directory.resolve("secrets/pipeline.sops.yaml");
        String before = Files.readString(pipeline);

        CommandOutput output = rotate();

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stderr())
                .contains("plane: " + agent)
                .endsWith("2 of 3 files rotated; the next plan redeploys notes\n")
                .hasLineCount(2);
        assertThat(agent).hasContent(cut);
        assertThat(Files.readString(pipeline)).isNotEqualTo(before);
        try (Stream<Path> all = Files.walk(directory)) {
            assertThat(all.filter(path -> path.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void shouldAskBeforeItWritesAndRefuseWhereNobodyCanBeAsked() throws Exception {
        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(notes, longAgo);

        CommandOutput output =
                CommandOutput.of("secrets", "rotate", directory.toString(), "--identity", KEY.toString());

        assumeTrue(System.console() == null, "somebody sits at this terminal and could answer");
        assertThat(output.code()).isEqualTo(2);
        assertThat(output.stderr()).contains("there is no terminal to ask on: say --yes to rotate");
        assertThat(Files.getLastModifiedTime(notes)).isEqualTo(longAgo);
    }

    @Test
    void shouldChangeNothingWithoutAnIdentityThatFitsAndNameThoseThatWould() throws Exception {
        byte[] before = Files.readAllBytes(notes);

        CommandOutput output = CommandOutput.of(
                "secrets", "rotate", directory.toString(), "--yes", "--identity", OTHER_KEY.toString());

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stderr())
                .contains("give the identity of " + RECIPIENT)
                .endsWith("0 of 3 files rotated\n");
        assertThat(notes).hasBinaryContent(before);
    }

    @Test
    void shouldSayInOneSentenceWhatIsWrongWithAFileAndWriteNothing() throws Exception {
        String sound = Files.readString(notes);
        String plain = decrypted(notes, KEY);
        String secret = plain.substring(plain.lastIndexOf('=') + 1).strip();
        String key = sound.substring(0, sound.indexOf("=ENC"));
        key = key.substring(key.lastIndexOf('\n') + 1);
        Map<String, String> broken = Map.of(
                sound.replaceFirst("(?m)^(" + key + "=ENC\\[AES256_GCM,data:)..", "$1zz"),
                key,
                sound.substring(0, sound.length() / 2),
                notes.toString(),
                key + "=ENC[AES256_GCM,data:AA==]\n" + sound,
                key,
                sound.replaceFirst("sops_version=[^\n]*", "sops_version=9.0.0"),
                "9.0.0");
        for (Map.Entry<String, String> each : broken.entrySet()) {
            Files.writeString(notes, each.getKey());
            assertThat(each.getKey()).isNotEqualTo(sound);

            CommandOutput decrypt = CommandOutput.of("decrypt", notes.toString(), "--identity", KEY.toString());
            CommandOutput rotate = rotate(notes);

            assertThat(decrypt.code()).isEqualTo(1);
            assertThat(decrypt.stdout()).isEmpty();
            assertThat(decrypt.stderr())
                    .startsWith("plane: " + notes)
                    .contains(each.getValue())
                    .doesNotContain(secret)
                    .hasLineCount(1);
            assertThat(rotate.code()).isEqualTo(1);
            assertThat(rotate.stderr()).startsWith(decrypt.stderr()).hasLineCount(2);
            assertThat(notes).hasContent(each.getKey());
        }
    }

    @Test
    void shouldNameOnlySomeOfAThousandRecipients() throws Exception {
        String metadata = Files.readString(notes)
                .lines()
                .filter(line -> line.startsWith("sops_age__list_0"))
                .collect(Collectors.joining("\n"));
        String thousand = IntStream.range(1, 1000)
                .mapToObj(number -> metadata.replace("list_0", "list_" + number))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(notes, Files.readString(notes) + thousand);

        CommandOutput output = CommandOutput.of("decrypt", notes.toString(), "--identity", OTHER_KEY.toString());

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.stdout()).isEmpty();
        assertThat(output.stderr()).contains("more").hasLineCount(1).hasSizeLessThan(2000);
    }

    @Test
    void shouldRefuseAValueOfFiftyMegabytesInOneSentence() throws Exception {
        Path big = directory.resolve("big.sops.env");
        try (var out = Files.newBufferedWriter(big, StandardCharsets.US_ASCII)) {
            out.write("A=");
            for (int megabyte = 0; megabyte < 50; megabyte++) {
                out.write("x".repeat(1024 * 1024));
            }
        }

        for (List<String> command : List.of(
                List.of("decrypt", big.toString()),
                List.of("encrypt", "--in-place", big.toString()),
                List.of("secrets", "check", directory.toString()))) {
            CommandOutput output = CommandOutput.of(command.toArray(String[]::new));

            assertThat(output.code()).isEqualTo(1);
            assertThat(output.stdout() + output.stderr()).contains("has 52428802 bytes");
        }
        assertThat(Files.size(big)).isEqualTo(52428802);
    }

    @Test
    void shouldRotateSoThatRealSopsReadsIt() throws Exception {
        String sops = System.getenv("SOPS_BIN");
        assumeTrue(sops != null && Files.isExecutable(Path.of(sops)), "SOPS_BIN names no sops to decrypt with");
        Path pipeline = directory.resolve("secrets/pipeline.sops.yaml");
        String before = sops(sops, pipeline);
        rules(RECIPIENT + "," + OTHER);

        assertThat(rotate().code()).isZero();

        assertThat(sops(sops, pipeline)).isEqualTo(before);
        assertThat(sops(sops, notes)).isEqualTo(decrypted(notes, KEY));
    }

    private static String sops(String sops, Path file) throws Exception {
        ProcessBuilder process = new ProcessBuilder(sops, "decrypt", file.toString()).redirectErrorStream(true);
        process.environment().put("SOPS_AGE_KEY_FILE", KEY.toString());
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        return said;
    }

    private CommandOutput check(String... options) {
        return run(Stream.of("secrets", "check", directory.toString(), "--identity", KEY.toString()), options);
    }

    private CommandOutput rotate(Path... files) {
        String[] named = Stream.of(files).map(Path::toString).toArray(String[]::new);
        return run(Stream.of("secrets", "rotate", "--yes", "--identity", KEY.toString(), directory.toString()), named);
    }

    private static CommandOutput run(Stream<String> command, String... more) {
        return CommandOutput.of(Stream.concat(command, Stream.of(more)).toArray(String[]::new));
    }

    private static String decrypted(Path file, Path key) {
        CommandOutput output = CommandOutput.of("decrypt", file.toString(), "--identity", key.toString());
        assertThat(output.code()).as(output.stderr()).isZero();
        return output.stdout();
    }

    private void rules(String recipients) throws IOException {
        rules(recipients, "(^|/)[^/]*\\.sops\\.(env|yaml|json)$");
    }

    private void rules(String recipients, String path) throws IOException {
        Files.writeString(
                directory.resolve(".sops.yaml"),
                "creation_rules:\n  - path_regex: '" + path + "'\n    age: " + recipients + "\n");
    }
}
