package io.homeplane.plane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroundTest {
    @TempDir
    Path directory;

    @Test
    void shouldStartTheLabOnlyForRootOnLinux() {
        assertThat(Ground.whyNoLab("Linux", "0")).isEmpty();
        assertThat(Ground.whyNoLab("Linux", "1000")).isEqualTo("the lab needs root");
        assertThat(Ground.whyNoLab("Mac OS X", "0")).isEqualTo("the lab needs Linux and this is Mac OS X");
    }

    @Test
    void shouldUseADockerThatAnswers() throws Exception {
        Path socket = directory.resolve("docker.sock");
        try (ServerSocketChannel docker = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            docker.bind(UnixDomainSocketAddress.of(socket));

            assertThat(Ground.whyNoDocker(socket)).isEmpty();
        }
        assertThat(Ground.whyNoDocker(socket))
                .as("a socket that nobody listens at")
                .contains("Docker at " + socket + " cannot be used");
    }

    @Test
    void shouldSayWhyThereIsNoDocker() throws Exception {
        Path file = Files.createFile(directory.resolve("no-socket"));

        assertThat(Ground.whyNoDocker(directory.resolve("gone"))).startsWith("there is no Docker at ");
        assertThat(Ground.whyNoDocker(file)).contains("cannot be used");
    }

    @Test
    void shouldSayInOneSentenceWhatIsDoneInstead() {
        assertThat(new Ground("the lab needs root", Path.of("/s"), "").sentence())
                .isEqualTo("the lab needs root, so it is not started: the one server is this machine,"
                        + " through the Docker at /s (via = \"local\")");
        assertThat(new Ground("the lab needs root", Path.of("/s"), "there is no Docker at /s").sentence())
                .isEqualTo("the lab needs root, so it is not started, and there is no Docker at /s:"
                        + " the plan and the page are shown, nothing is deployed");
    }
}
