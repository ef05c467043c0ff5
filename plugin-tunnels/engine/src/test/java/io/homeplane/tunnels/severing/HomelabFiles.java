package io.homeplane.tunnels.severing;

import io.homeplane.inventory.read.InventoryReader;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.read.PlanRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a small homelab: a hub at home with the plane, and a VPS that it reaches through a tunnel. */
public final class HomelabFiles {
    private final Path directory;
    private final StringBuilder tables = new StringBuilder();

    public HomelabFiles(Path directory) {
        this.directory = directory;
        tables.append("[plane]\nserver = 'hub'\nstack = 'plane'\n");
        server("hub").server("vps");
        path("server = 'hub'; via = 'local'");
    }

    public HomelabFiles server(String name) {
        tables.append("[[server]]\nname = '").append(name).append("'\n");
        return this;
    }

    /** A stack of these services, as YAML flow mappings by name. */
    public HomelabFiles stack(String name, String server, String services) throws IOException {
        return stack(name, server, services, "");
    }

    public HomelabFiles stack(String name, String server, String services, String config) throws IOException {
        Files.createDirectories(directory.resolve(name));
        Files.writeString(
                directory.resolve(name).resolve("compose.yaml"),
                "services: {" + services + "}\nnetworks: {agents: {external: true}, front: {external: true}}\n");
        tables.append("[[stack]]\nname = '%s'\n[stack.config]\nserver = '%s'\nrun_directory = '%s'\n%s\n"
                .formatted(name, server, name, config));
        return this;
    }

    public HomelabFiles path(String keys) {
        tables.append("[[path]]\n").append(keys.replace("; ", "\n")).append('\n');
        return this;
    }

    /** A line of its own, such as a comment. */
    public HomelabFiles line(String text) {
        tables.append(text).append('\n');
        return this;
    }

    public InventorySnapshot read() throws IOException {
        return read(PlanRule.NONE);
    }

    InventorySnapshot read(PlanRule rule) throws IOException {
        Files.writeString(directory.resolve("all.toml"), tables);
        return InventoryReader.snapshot(directory, rule);
    }
}
