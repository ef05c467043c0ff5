package io.homeplane.deploy.secrets.sops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LargeFileTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void shouldDecryptAFileWithAHeapOfTenTimesItsSize(LargeFile large) throws Exception {
        Path file = large.writtenTo(directory);
        int heap = Math.toIntExact(Files.size(file) * 10 / 1_000_000);

        assertThat(heap).isBetween(98, 104);
        assertThat(LargeFile.decryptedBy(heap, file)).isEqualTo(Integer.toString(large.count()));
    }
}
