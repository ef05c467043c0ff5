package io.homeplane.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentReaderTest {
    private static final String COMPOSE =
            "services:\n  web:\n    image: x\n    env_file: [.env, ../shared/agent/.env]\n";

    private final Repository repository = new Repository()
            .with("stacks/web/compose.yaml", COMPOSE)
            .with("stacks/web/conf/site.conf", "listen")
            .with("stacks/web/.sops.env", "ENC:PASSWORD=hunter22")
            .with("stacks/shared/agent/.sops.env", "ENC:TOKEN=t0ken")
            .with("stacks/shared/agent/compose.yaml", "services: {}")
            .with("stacks/other/compose.yaml", "services: {}");

    @Test
    void shouldHoldTheStacksDirectoryAndWhatItsComposeFileNamesOutside() throws Exception {
        assertThat(read(Map.of()).files().keySet())
                .containsExactly(
                        "stacks/shared/agent/.env",
                        "stacks/web/.env",
                        "stacks/web/compose.yaml",
                        "stacks/web/conf/site.conf");
    }

    @Test
    void shouldHoldWhatAnExtendedOrIncludedFileNamesInTurn() throws Exception {
        repository
                .with(
                        "stacks/web/compose.yaml",
                        "include: [more.yaml]\nservices:\n  web:\n    extends: {file: ../base/web.yaml, service: web}\n")
                .with("stacks/web/more.yaml", "include: [{path: ../base/more.yaml}]\nservices: {}\n")
                .with("stacks/base/more.yaml", "include: [web.yaml]\nconfigs: {c: {file: ../conf/c.ini}}\n")
                .with("stacks/base/web.yaml", "services: {web: {image: x, env_file: ../env/web.env}}\n")
                .with("stacks/base/unused.yaml", "services: {}")
                .with("stacks/conf/c.ini", "c")
                .with("stacks/env/web.env", "A=1");

        assertThat(read(Map.of()).files().keySet())
                .contains("stacks/base/more.yaml", "stacks/base/web.yaml", "stacks/conf/c.ini", "stacks/env/web.env")
                .doesNotContain("stacks/base/unused.yaml");
    }

    @Test
    void shouldPutThePlaintextBesideAndMaskItsValue() throws Exception {
        ReleaseContent content = read(Map.of());

        assertThat(text(content, "stacks/web/.env")).isEqualTo("PASSWORD=hunter22");
        assertThat(content.masking().mask("login with hunter22")).isEqualTo("login with ****");
        assertThat(content.toString()).doesNotContain("hunter22");
    }

    @Test
    void shouldPassTheEnvironmentBlockAsKomodoDoes() throws Exception {
        ReleaseContent content = read(Map.of("INSTANCE_NAME", "home"));

        assertThat(text(content, ".env")).isEqualTo("INSTANCE_NAME=home\n");
        assertThat(content.composeArguments()).containsExactly("-f", "stacks/web/compose.yaml", "--env-file", ".env");
    }

    @Test
    void shouldKeepAnEnvFileThatStandsWhereTheBlockWouldGo() throws Exception {
        repository.with(".env", "A=1").with("compose.yaml", "services: {}");
        ReleaseContent content = new ContentReader(
                        Stacks.of("root", "compose.yaml", Map.of("B", "2")),
                        repository,
                        ContentReaderTest::decrypt,
                        new Sentences("root", "home"))
                .read();

        assertThat(text(content, ".env")).isEqualTo("A=1");
        assertThat(content.composeArguments())
                .containsExactly("-f", "compose.yaml", "--env-file", ".env", "--env-file", ".env.homeplane");
    }

    @Test
    void shouldRefuseAComposeFileOutsideTheRepository() {
        assertThatThrownBy(() -> new ContentReader(
                                Stacks.of("web", "../etc/compose.yaml", Map.of()),
                                repository,
                                ContentReaderTest::decrypt,
                                new Sentences("web", "home"))
                        .read())
                .hasMessageContaining("../etc/compose.yaml leads out of the repository");
    }

    @Test
    void shouldRefuseAFileNameThatNoManifestCanHold() {
        repository.with("stacks/web/two\nlines", "x");

        assertThatThrownBy(() -> read(Map.of()))
                .hasMessageContaining("two?lines")
                .hasMessageContaining("rename it");
    }

    @Test
    void shouldGiveAnotherDigestForAnotherSecretOrSalt() throws Exception {
        byte[] before = read(Map.of()).sources().canonical("web");
        repository.with("stacks/web/.sops.env", "ENC:PASSWORD=hunter23");
        byte[] after = read(Map.of()).sources().canonical("web");

        assertThat(new Digest("aa").of(before)).isEqualTo(new Digest("aa").of(before));
        assertThat(new Digest("aa").of(before)).isNotEqualTo(new Digest("aa").of(after));
        assertThat(new Digest("aa").of(before)).isNotEqualTo(new Digest("bb").of(before));
    }

    private ReleaseContent read(Map<String, String> environment) throws DeployException {
        return new ContentReader(
                        Stacks.of("web", "stacks/web/compose.yaml", environment),
                        repository,
                        ContentReaderTest::decrypt,
                        new Sentences("web", "home"))
                .read();
    }

    private static byte[] decrypt(String path, byte[] ciphertext) {
        return new String(ciphertext, StandardCharsets.UTF_8)
                .substring("ENC:".length())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ReleaseContent content, String path) {
        return new String(content.files().get(path).content(), StandardCharsets.UTF_8);
    }
}
