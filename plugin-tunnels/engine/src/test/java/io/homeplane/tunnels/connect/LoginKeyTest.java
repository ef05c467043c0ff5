package io.homeplane.tunnels.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.homeplane.inventory.model.ServerPath;
import io.homeplane.tunnels.connect.ConnectionException.Reason;
import io.homeplane.tunnels.connect.SshKeys.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of key that ssh-keygen makes, read and used to log in. */
class LoginKeyTest {
    private static final ServerPath PATH = EmbeddedSshd.path(22, "");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "ed25519, '', RFC4716",
        "ed25519, correct horse, RFC4716",
        "rsa, '', RFC4716",
        "rsa, correct horse, RFC4716",
        "rsa, '', PEM",
        "rsa, correct horse, PEM",
        "rsa, '', PKCS8",
        "ecdsa -b 256, '', RFC4716",
        "ecdsa -b 384, correct horse, RFC4716",
        "ecdsa -b 521, '', RFC4716"
    })
    void shouldReadTheKeysOfSshKeygenAndLogInWithThem(String type, String passphrase, String format) throws Exception {
        Path file = keygen(type, passphrase, format);
        SshKey key = new SshKey("deploy", Files.readString(file), passphrase);
        LoginKey login = LoginKey.forPath(PATH, credential -> Optional.of(key));
        HostKey publicKey =
                HostKey.parse(Files.readString(Path.of(file + ".pub"))).orElseThrow();
        assertThat(login.publicLine()).isEqualTo(publicKey);
        assertThat(login.user()).isEqualTo("deploy");
        assertThat(login).hasToString("LoginKey[deploy, " + publicKey + "]");
        assertLogin(key, publicKey);
    }

    private static void assertLogin(SshKey key, HostKey publicKey) throws Exception {
        try (EmbeddedSshd sshd = new EmbeddedSshd()) {
            sshd.server()
                    .setPublickeyAuthenticator(
                            (user, shown, session) -> HostKey.of(shown).equals(publicKey));
            SshConnector connector =
                    new SshConnector(credential -> Optional.of(key), ConnectTimeouts.DEFAULT, notice -> {});
            try (Connection open = connector.connect(sshd.path())) {
                assertThat(open.run("echo in", Duration.ofSeconds(20)).stdout()).isEqualTo("in\n");
            }
            assertThat(Security.getProvider("BC"))
                    .as("a provider beside the JDK's own")
                    .isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"ed25519", "rsa", "ecdsa -b 256"})
    void shouldSayThatThePassphraseIsWrongOrMissing(String type) throws Exception {
        String text = Files.readString(keygen(type, "correct horse", "RFC4716"));
        assertThat(unreadable(new SshKey("", text, "battery staple"))).contains("its passphrase is wrong");
        assertThat(unreadable(new SshKey("", text, ""))).contains("needs a passphrase");
    }

    @Test
    void shouldSayThatATextIsNoKey() {
        assertThat(unreadable(new SshKey("", "hello", ""))).contains("no OpenSSH or PEM private key");
        assertThat(unreadable(new SshKey("", "", ""))).contains("no OpenSSH or PEM private key");
        String damaged = "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n";
        assertThat(unreadable(new SshKey("", damaged, ""))).contains("no OpenSSH or PEM private key");
    }

    private static String unreadable(SshKey key) {
        ConnectionException failed = catchThrowableOfType(
                ConnectionException.class, () -> LoginKey.forPath(PATH, credential -> Optional.of(key)));
        assertThat(failed).isNotNull().hasNoCause();
        assertThat(failed.reason()).isEqualTo(Reason.NO_CREDENTIAL);
        return failed.getMessage();
    }

    private Path keygen(String type, String passphrase, String format) throws Exception {
        Path file = directory.resolve("key");
        String command = "ssh-keygen -q -t " + type + " -m " + format + " -N '" + passphrase + "' -f " + file;
        assumeTrue(onThePath(), "ssh-keygen is missing on this machine");
        assertThat(new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor())
                .isZero();
        return file;
    }

    private static boolean onThePath() throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v ssh-keygen >/dev/null")
                        .start()
                        .waitFor()
                == 0;
    }
}
