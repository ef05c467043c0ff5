package io.homeplane.deploy.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockFilesTest {
    private static final byte[] PLAINTEXT = "password: correct horse".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir
    Path place;

    @Test
    void shouldPreferMemoryToADisk() throws Exception {
        Assumptions.assumeTrue(BlockFiles.isInMemory(BlockFiles.SHARED_MEMORY), "this machine has no /dev/shm");
        Path inMemory = Files.createTempDirectory(BlockFiles.SHARED_MEMORY, "test-");
        try {
            assertThat(BlockFiles.place(inMemory)).isEqualTo(inMemory);
        } finally {
            Files.delete(inMemory);
        }
        if (!BlockFiles.isInMemory(place)) {
            assertThat(BlockFiles.place(place)).isEqualTo(BlockFiles.SHARED_MEMORY);
        }
    }

    @Test
    void shouldKeepTheNameForTheBlockWhileTheFileIsWithdrawn() throws Exception {
        Path file = BlockFiles.reserve(place, "a.yaml");
        BlockFiles.write(file, PLAINTEXT);
        BlockFiles.withdraw(file);
        assertThat(file).doesNotExist();
        assertThat(file.getParent()).exists();
        BlockFiles.write(file, PLAINTEXT);
        assertThat(file).hasBinaryContent(PLAINTEXT);
        BlockFiles.remove(file);
        assertThat(place).isEmptyDirectory();
        BlockFiles.remove(file);
    }

    @Test
    void shouldSweepOnlyWhatAnEndedProcessLeft() throws Exception {
        Path mine = BlockFiles.reserve(place, "mine.yaml");
        BlockFiles.write(mine, PLAINTEXT);
        Path left = BlockFiles.reserve(place, "left.yaml");
        BlockFiles.write(left, PLAINTEXT);
        // the same number, but another process: it began at another time
        Files.writeString(left.resolveSibling(".owner"), ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z");
        Path foreign = Files.createDirectory(place.resolve("homeplane-block-foreign"));
        Files.writeString(foreign.resolve("x"), "no owner is named");

        BlockFiles.sweep(place);

        assertThat(left.getParent()).doesNotExist();
        assertThat(mine).exists();
        assertThat(foreign).isNotEmptyDirectory();
    }

    @Test
    void shouldNotFollowALinkThatSomebodyPutInTheFilesPlace() throws Exception {
        Path file = BlockFiles.reserve(place, "a.yaml");
        Path bait = Files.writeString(place.resolve("bait"), "untouched");
        Files.createSymbolicLink(file, bait);
        BlockFiles.write(file, PLAINTEXT);
        assertThat(bait).hasContent("untouched");
        assertThat(file).hasBinaryContent(PLAINTEXT);
    }

    @Test
    void shouldRefuseADirectoryOfAnotherUser() throws Exception {
        Path file = BlockFiles.reserve(place, "a.yaml");
        UserPrincipal nobody =
                place.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root gives a directory away");
        Files.setOwner(file.getParent(), nobody);
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> BlockFiles.write(file, PLAINTEXT)).hasMessageContaining("belongs to another user");
        assertThat(file).doesNotExist();
    }
}
