package io.homeplane.deploy.secrets.age;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.deploy.secrets.PeerProgram;
import io.homeplane.deploy.secrets.SecretText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The age of Debian reads what we write, and we read what it writes. */
class AgeInteropIT {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "X25519, 0, true",
        "X25519, 100000, false",
        "ssh-ed25519, 1000, true",
        "ssh-ed25519, 65536, false",
        "ssh-rsa, 1000, true",
        "ssh-rsa, 131072, false"
    })
    void shouldGoBothWays(String kind, int size, boolean armored) throws Exception {
        PeerProgram age = PeerProgram.find("age", "AGE_BIN", directory);
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        Path key = key(kind);
        AgeIdentities identities = IdentitySources.read(key);
        String recipient = identities.identities().get(0).recipient();

        Path ours = directory.resolve("ours.age");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AgeFile.encrypt(new ByteArrayInputStream(content), List.of(AgeRecipient.parse(recipient)), armored, out);
        Files.write(ours, out.toByteArray());
        assertThat(age.run("--decrypt", "--identity", key.toString(), ours.toString()))
                .isEqualTo(content);

        byte[] theirs = armored
                ? age.runWith(content, "--armor", "--recipient", recipient)
                : age.runWith(content, "--recipient", recipient);
        try (SecretText plain = AgeFile.decrypt("theirs.age", theirs, identities)) {
            assertThat(plain.revealBytes()).isEqualTo(content);
        }
    }

    @Test
    void shouldGoBothWaysWithAPassphrase() throws Exception {
        String text = "content behind a passphrase";
        Path plain = Files.writeString(directory.resolve("plain"), text);
        Path theirs = directory.resolve("theirs.age");
        atTerminal("correct horse\ncorrect horse\n", "--passphrase --output " + theirs + " " + plain);
        try (AgeIdentities identities = AgeIdentities.of(AgeIdentity.passphrase(SecretText.of("correct horse")));
                SecretText opened = AgeFile.decrypt("theirs.age", Files.readAllBytes(theirs), identities)) {
            assertThat(opened.reveal()).isEqualTo(text);
        }

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AgeRecipient recipient = AgeRecipient.passphrase(SecretText.of("battery staple"));
        AgeFile.encrypt(new ByteArrayInputStream(Files.readAllBytes(plain)), List.of(recipient), false, out);
        Path ours = Files.write(directory.resolve("ours.age"), out.toByteArray());
        Path back = directory.resolve("back");
        atTerminal("battery staple\n", "--decrypt --output " + back + " " + ours);
        assertThat(back).hasContent(text);
    }

    /** age asks for passphrases on a terminal alone, and script gives it one. */
    private void atTerminal(String typed, String arguments) throws Exception {
        PeerProgram.find("age", "AGE_BIN", directory);
        String command = System.getenv().getOrDefault("AGE_BIN", "age") + " " + arguments;
        PeerProgram.find("script", "SCRIPT_BIN", directory)
                .runWith(typed.getBytes(StandardCharsets.US_ASCII), "-qec", command, "/dev/null");
    }

    private Path key(String kind) throws Exception {
        Path key = directory.resolve("key");
        if (kind.equals("X25519")) {
            return Files.writeString(key, TestIdentities.x25519(5) + "\n");
        }
        PeerProgram.find("ssh-keygen", "SSH_KEYGEN", directory)
                .run("-q", "-t", kind.substring("ssh-".length()), "-N", "", "-C", "", "-f", key.toString());
        return key;
    }
}
