package io.homeplane.inventory.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes an inventory as people keep one, only larger: the same bytes for the same numbers. Each server has ten stacks, the first of
 * which makes the network that the others join.
 *
 * @param stacks how many stacks, ten on each server
 * @param files how many TOML files they are spread over
 * @param composeFiles how many Compose files they share; as many as stacks when each has its own, none when they are on
 *     the servers alone
 */
public record GeneratedInventory(int stacks, int files, int composeFiles) {
    private static final int STACKS_OF_A_SERVER = 10;

    /** Writes one: {@code DIRECTORY STACKS FILES COMPOSE-FILES}. */
    public static void main(String[] arguments) throws IOException {
        new GeneratedInventory(
                        Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]))
                .write(Path.of(arguments[0]));
    }

    /** Writes the files under a directory that is empty or not there. */
    public void write(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("komodo"));
        StringBuilder[] toml = new StringBuilder[files];
        for (int file = 0; file < files; file++) {
            toml[file] = new StringBuilder("# Stacks, part " + file + "\n\n");
        }
        for (int server = 0; server * STACKS_OF_A_SERVER < stacks; server++) {
            toml[server % files].append(server(server));
        }
        for (int stack = 0; stack < stacks; stack++) {
            toml[(int) ((long) stack * files / stacks)].append(stack(stack));
        }
        for (int file = 0; file < files; file++) {
            Files.writeString(directory.resolve("komodo/part-" + file + ".toml"), toml[file]);
        }
        for (int compose = 0; compose < composeFiles; compose++) {
            Path folder = Files.createDirectories(directory.resolve("stacks/app-" + compose));
            Files.writeString(folder.resolve("compose.yaml"), compose(compose));
        }
    }

    private static String server(int server) {
        return """
                [[server]]
                name = "host-%1$d"
                description = "Rack %2$d"
                tags = ["home", "rack-%2$d"]
                [server.config]
                address = "https://10.%2$d.%3$d.4:8120"
                enabled = true

                """.formatted(server, server / 250, server % 250);
    }

    private String stack(int stack) {
        return """
                ##

                [[stack]]
                name = "app-%1$d"
                description = "Application %1$d of the house"
                tags = ["home", "tier-%2$d"]
                %3$s[stack.config]
                server = "host-%4$d"
                run_directory = "stacks/app-%5$d"
                %7$sfile_paths = ["compose.yaml"]
                auto_update = true
                environment = \"""
                TZ = Europe/Oslo
                PORT = %6$d
                DATA = /srv/app-%1$d # on the large disk
                \"""

                """.formatted(
                        stack,
                        stack % 3,
                        isFirst(stack) ? "" : "after = [\"app-" + (stack - 1) + "\"]\n",
                        stack / STACKS_OF_A_SERVER,
                        stack % Math.max(1, composeFiles),
                        20_000 + stack % STACKS_OF_A_SERVER,
                        composeFiles == 0 ? "files_on_host = true\n" : "");
    }

    private static boolean isFirst(int stack) {
        return stack % STACKS_OF_A_SERVER == 0;
    }

    private static String compose(int number) {
        return """
                services:
                  web:
                    image: registry.example.com/app-%1$d:${VERSION:-1.%1$d}
                    container_name: app-%1$d
                    restart: unless-stopped
                    environment:
                      - TZ=${TZ}
                      - DATABASE=postgres://db/app
                    ports:
                      - "${PORT}:8080"
                    volumes:
                      - ${DATA}:/data
                      - ./config:/config:ro
                    networks: [default, edge]
                    depends_on:
                      db:
                        condition: service_healthy
                    labels:
                      traefik.enable: "true"
                      traefik.http.routers.app-%1$d.rule: Host(`app-%1$d.example.com`)
                  db:
                    image: postgres:16
                    restart: unless-stopped
                    volumes: ["data:/var/lib/postgresql/data"]
                    healthcheck:
                      test: [CMD, pg_isready]
                      interval: 5s
                volumes:
                  data:
                networks:
                  edge:
                    %2$s
                """.formatted(number, isFirst(number) ? "name: edge" : "external: true");
    }
}
