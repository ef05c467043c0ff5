package io.homeplane.inventory.read;

import io.homeplane.inventory.model.Definition;
import io.homeplane.inventory.model.Hook;
import io.homeplane.inventory.model.Position;
import io.homeplane.inventory.model.ProblemCode;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.tree.Node;
import io.homeplane.inventory.tree.Scalar;
import io.homeplane.inventory.tree.Sequence;
import io.homeplane.inventory.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A {@code [[stack]]} table. */
final class StackDecoder {
    private static final String DEFAULT_FILE = "compose.yaml";

    private final Variables variables;
    private final Map<String, String> repositories;

    /** @param repositories the repository of each {@code [[repo]]} by its name */
    StackDecoder(Variables variables, Map<String, String> repositories) {
        this.variables = variables;
        this.repositories = repositories;
    }

    Stack decode(Fields stack, String name, Position position) {
        Fields config = stack.child("config");
        String server = config.text("", "server_id", "server");
        if (server.isEmpty()) {
            withoutServer(config, position);
        }
        List<String> files = config.texts("file_paths");
        String project = config.text("", "project_name");
        variables.takeUsed();
        return new Stack(
                name,
                position,
                stack.text("", "description"),
                stack.texts("tags"),
                server,
                project.isEmpty() ? name : project,
                directory(config.text("", "run_directory")),
                files.isEmpty() ? List.of(DEFAULT_FILE) : files,
                EnvironmentBlock.read(config, "environment", variables),
                hook(config, "pre_deploy"),
                hook(config, "post_deploy"),
                stack.texts("after"),
                config.flag("auto_update", false),
                stack.flag("deploy", false),
                definition(config),
                variables.takeUsed());
    }

    private static void withoutServer(Fields config, Position position) {
        String swarm = config.text("", "swarm_id", "swarm");
        config.problems()
                .add(
                        ProblemCode.NO_SERVER,
                        position,
                        config.path("server"),
                        swarm.isEmpty()
                                ? "states no server and is never deployed"
                                : "is for the swarm \"" + swarm + "\": Homeplane deploys to servers and passes over it",
                        swarm.isEmpty() ? "add server = \"<name>\" to its config" : "let Komodo deploy it");
    }

    private Definition definition(Fields config) {
        String linked = config.text("", "linked_repo");
        String repository = linked.isEmpty() ? config.text("", "repo") : repositories.getOrDefault(linked, linked);
        String envFile = config.text("", "env_file_path");
        String contents = config.text("", "file_contents");
        return new Definition(
                repository,
                config.text("", "branch"),
                config.flag("files_on_host", false),
                variables.interpolate(contents, config.at("file_contents"), config.path("file_contents")),
                envFile.isEmpty() ? Definition.HERE.envFile() : envFile,
                paths(config, "additional_env_files"),
                paths(config, "config_files"));
    }

    private Hook hook(Fields config, String key) {
        if (!config.has(key)) {
            return Hook.NONE;
        }
        Fields hook = config.child(key);
        String command = hook.text("", "command");
        return new Hook(
                directory(hook.text("", "path")),
                variables.interpolate(command, hook.at("command"), hook.path("command")));
    }

    /** Komodo's file lists hold paths, or tables with a {@code path}. */
    private static List<String> paths(Fields config, String key) {
        Node node = config.table().get(key).orElse(null);
        if (!(node instanceof Sequence sequence) || sequence.items().stream().allMatch(Scalar.class::isInstance)) {
            return config.texts(key);
        }
        List<String> paths = new ArrayList<>();
        for (Node item : sequence.items()) {
            if (item instanceof Table table) {
                paths.add(new Fields(table, config.path(key), config.problems()).text("", "path"));
            } else if (item instanceof Scalar scalar) {
                paths.add(scalar.text());
            }
        }
        paths.removeIf(String::isEmpty);
        return paths;
    }

    /** {@code ./docker/web/} as {@code docker/web}; the root as empty. */
    private static String directory(String path) {
        String directory = path.trim();
        while (directory.startsWith("./")) {
            directory = directory.substring(2);
        }
        while (directory.endsWith("/") && directory.length() > 1) {
            directory = directory.substring(0, directory.length() - 1);
        }
        return directory.equals(".") ? "" : directory;
    }
}
