package io.homeplane.deploy.secrets.sops;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.deploy.secrets.SharedData;
import io.homeplane.deploy.secrets.age.AgeIdentities;
import io.homeplane.deploy.secrets.age.IdentitySources;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that upstream's own code encrypted. */
class SharedSamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"env", "ini", "bin", "json", "yaml"})
    void shouldDecryptTheUpstreamSampleAsSopsDoes(String extension) throws Exception {
        Path samples = SharedData.directory("sops-samples");
        AgeIdentities identities = IdentitySources.read(samples.resolve("age-key.txt"));

        try (Decrypted decrypted = Sops.decrypt(samples.resolve("enc." + extension), identities)) {
            assertThat(decrypted.plaintext())
                    .asString(charset(extension))
                    .isEqualTo(Files.readString(samples.resolve("expected." + extension), charset(extension)));
        }
    }

    @Test
    void shouldDecryptEverySecretOfTheHomelab() throws Exception {
        Path homelab = SharedData.directory("homeops");
        AgeIdentities identities = IdentitySources.read(homelab.resolve("test-age-key.txt"));
        List<Path> files = secrets(homelab);

        assertThat(files).hasSizeGreaterThan(10);
        for (Path file : files) {
            try (Decrypted decrypted = Sops.decrypt(file, identities)) {
                assertThat(decrypted.values()).as(file.toString()).isNotEmpty();
                assertThat(new String(decrypted.plaintext(), StandardCharsets.UTF_8))
                        .doesNotContain("ENC[");
            }
        }
    }

    private static Charset charset(String extension) {
        return extension.equals("bin") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private static List<Path> secrets(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().endsWith("sops.env"))
                    .sorted()
                    .toList();
        }
    }
}
