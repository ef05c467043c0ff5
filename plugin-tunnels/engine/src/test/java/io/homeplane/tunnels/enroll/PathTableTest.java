package io.homeplane.tunnels.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.homeplane.inventory.model.Inventory;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ServerPath;
import io.homeplane.inventory.read.InventoryReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathTableTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGhvc3Qta2V5LW9mLWhvbWUtaXMtbWFkZS1ieS1sYWIv";

    @TempDir
    Path directory;

    @Test
    void shouldLeaveOutWhatIsAssumedAnyway() {
        assertThat(PathTable.of(path("root", 22, ""), ""))
                .isEqualTo("[[path]]\nserver = \"edge\"\nvia = \"ssh\"\naddress = \"203.0.113.7\"\nhost_key = \"" + KEY
                        + "\"\n");
    }

    @Test
    void shouldBeReadBackAsThePathItWasMadeOf() throws Exception {
        ServerPath path = path("ada", 2244, "key \"of\" edge\\");
        Files.writeString(
                directory.resolve("paths.toml"), "[[server]]\nname = \"edge\"\n" + PathTable.of(path, "sudo"));
        Inventory inventory = InventoryReader.read(directory);

        assertThat(inventory.problems()).isEmpty();
        assertThat(inventory.pathsTo("edge")).singleElement().satisfies(read -> {
            assertThat(read.user()).isEqualTo("ada");
            assertThat(read.port()).isEqualTo(2244);
            assertThat(read.become()).isEqualTo("sudo");
            assertThat(read.credential()).isEqualTo("key \"of\" edge\\");
            assertThat(read.hostKey()).isEqualTo(KEY);
        });
    }

    private static ServerPath path(String user, int port, String credential) {
        Position position = Position.of("x");
        return new ServerPath(position, "", "edge", "ssh", "ssh", "203.0.113.7", port, user, credential, KEY, 0, false);
    }
}
