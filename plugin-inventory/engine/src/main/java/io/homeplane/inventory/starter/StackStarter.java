package io.homeplane.inventory.starter;

import io.homeplane.inventory.model.Hook;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.read.InventorySnapshot;
import io.homeplane.inventory.read.SopsRules;
import io.homeplane.inventory.sops.CreationRule;
import io.homeplane.inventory.source.FileTree;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.tree.TreeLimits;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a stack to start from: its TOML, a Compose file and an env file for its secrets, as the inventory's others are. */
public final class StackStarter {
    /** What Compose takes as a project's name. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");

    private static final String SECRETS = ".sops.env";

    private final InventorySnapshot snapshot;
    private final FileTree files;

    private StackStarter(InventorySnapshot snapshot, FileTree files) {
        this.snapshot = snapshot;
        this.files = files;
    }

    /** True for a name that a stack, its directory and its Compose project can have. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * The files of a new stack.
     *
     * @throws StarterException when something of that name is there already, or no rule says for whom its secrets are
     */
    public static NewStack stack(InventorySnapshot snapshot, String name, String server) throws StarterException {
        try (FileTree files = snapshot.files()) {
            return new StackStarter(snapshot, files).make(name, server);
        } catch (UnreadableFileException unreadable) {
            throw new StarterException("the repository cannot be read: " + unreadable.getMessage());
        }
    }

    private NewStack make(String name, String server) throws StarterException, UnreadableFileException {
        Optional<Stack> same = snapshot.inventory().stack(name);
        if (same.isPresent()) {
            throw new StarterException(
                    "there is already a stack " + name + ", at " + same.get().position() + "; take another name");
        }
        StackLayout layout = new StackLayout(snapshot, server);
        String parent = layout.parent();
        String directory = parent.isEmpty() ? name : parent + "/" + name;
        String below = directory + "/";
        if (files.allFiles().stream().anyMatch(file -> file.startsWith(below) || file.equals(directory))) {
            throw new StarterException(directory + " is there already; nothing is written over");
        }
        String secrets = below + SECRETS;
        CreationRule rule = SopsRules.of(files)
                .ruleFor(secrets)
                .orElseThrow(() -> new StarterException("no rule of a .sops.yaml says for whom " + secrets
                        + " is encrypted; add a creation rule whose path_regex matches it, with its recipients"));
        String tables = layout.tables(name);
        return new NewStack(
                tables,
                added(tables, table(name, server, directory, layout)),
                below + layout.composeName(),
                compose(name),
                secrets,
                "# Secrets of " + name + ", for its containers.\nEXAMPLE_SECRET=replace-me\n",
                rule);
    }

    private String text(String file) throws UnreadableFileException {
        return files.hasFile(file)
                ? new String(files.read(file, TreeLimits.DEFAULT.bytes()), StandardCharsets.UTF_8)
                : "";
    }

    /** After what the file says already: on a line of its own, in the file's own way to end lines. */
    private String added(String tables, String table) throws UnreadableFileException {
        String before = text(tables);
        String apart = before.isEmpty() ? "" : before.endsWith("\n") ? "\n" : "\n\n";
        String whole = apart + table;
        return before.contains("\r\n") ? whole.replace("\n", "\r\n") : whole;
    }

    private String table(String name, String server, String directory, StackLayout layout)
            throws UnreadableFileException {
        Optional<Stack> model = layout.model();
        StringBuilder text = new StringBuilder("[[stack]]\nname = " + quoted(name) + "\n[stack.config]\n");
        text.append(modelSays(model, "server_id") ? "server_id" : "server").append(" = ");
        text.append(quoted(server)).append('\n');
        String file = layout.composeName();
        boolean runs = model.isEmpty() || !model.get().runDirectory().isEmpty();
        if (runs) {
            text.append("run_directory = ").append(quoted(directory)).append('\n');
        }
        if (!runs || !file.equals("compose.yaml")) {
            String path = runs ? file : directory + "/" + file;
            text.append("file_paths = [").append(quoted(path)).append("]\n");
        }
        model.ifPresent(stack -> {
            line(text, "repo", stack.definition().repository());
            line(text, "branch", stack.definition().branch());
            hook(text, stack.preDeploy(), directory);
        });
        return text.toString();
    }

    private boolean modelSays(Optional<Stack> model, String key) throws UnreadableFileException {
        if (model.isEmpty()) {
            return false;
        }
        String inventory = snapshot.checkout().directory();
        String file = model.get().position().file();
        return text(inventory.isEmpty() ? file : inventory + "/" + file).contains(key);
    }

    private static void line(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append(key).append(" = ").append(quoted(value)).append('\n');
        }
    }

    /** The hook by which Komodo decrypts; Homeplane does so by itself. */
    private static void hook(StringBuilder text, Hook hook, String directory) {
        if (hook.decryptsSops()) {
            text.append("[stack.config.pre_deploy]\n");
            line(text, "path", directory);
            line(text, "command", hook.command());
        }
    }

    private static String compose(String name) {
        return "# Replace the image; add ports, volumes and a healthcheck.\nservices:\n  " + name
                + ":\n    image: busybox:1.37\n    command: sleep infinity\n    restart: unless-stopped\n"
                + "    env_file: .env\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
