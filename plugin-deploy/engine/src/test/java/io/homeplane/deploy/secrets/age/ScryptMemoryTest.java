package io.homeplane.deploy.secrets.age;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.deploy.secrets.SecretException;
import io.homeplane.deploy.secrets.SecretText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScryptMemoryTest {
    private static final String PASSPHRASE = "correct horse";

    @TempDir
    Path directory;

    @Test
    void shouldSayInOneSentenceThatAPassphraseTakesMoreMemoryThanThereIs() throws Exception {
        ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
        ScryptRecipient recipient = new ScryptRecipient(SecretText.of(PASSPHRASE), 17);
        AgeFile.encrypt(new ByteArrayInputStream(new byte[1]), List.of(recipient), false, encrypted);
        Path file = Files.write(directory.resolve("a.age"), encrypted.toByteArray());

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScryptMemoryTest.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.strip())
                .matches(
                        "a\\.age cannot be decrypted: it takes 128 MB of memory to try its passphrase, and this process"
                                + " has [0-9]+ MB; give this process a larger heap");
    }

    /** Tries the passphrase on a file, and prints why it cannot. */
    public static void main(String[] arguments) throws Exception {
        byte[] bytes = Files.readAllBytes(Path.of(arguments[0]));
        try (AgeIdentities identities = AgeIdentities.of(AgeIdentity.passphrase(SecretText.of(PASSPHRASE)));
                SecretText opened = AgeFile.decrypt("a.age", bytes, identities)) {
            System.out.println("opened " + opened.size() + " bytes");
        } catch (SecretException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
