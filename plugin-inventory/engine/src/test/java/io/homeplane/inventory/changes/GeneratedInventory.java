package io.homeplane.inventory.changes;

import io.homeplane.inventory.source.CommittedFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** An inventory made by chance, which knows what each of its stacks consists of. */
final class GeneratedInventory {
    private static final int SERVERS = 3;
    private static final int STACKS = 12;
    private static final int SHARED = 4;

    private final Map<String, Definition> stacks = new LinkedHashMap<>();
    private final Map<String, String> variables = new TreeMap<>();
    /** Texts of files, by path; what a Compose file refers to is fixed when it is made, its other words are edited. */
    private final Map<String, String> files = new TreeMap<>();

    private int confirm = 30;
    private int comments;
    private int serial;

    private static final class Definition {
        private int server;
        private String value = "0";
        private String variable = "";
        private int base = -1;
        private int include = -1;
        private int mount = -1;
        private int config = -1;
        private int env = -1;
        private boolean linked;
        private boolean encrypted;
        private boolean ruled;
    }

    GeneratedInventory(Random random) {
        for (int shared = 0; shared < SHARED; shared++) {
            variables.put("VAR" + shared, "value");
            files.put("shared/base" + shared + ".yaml", "");
            files.put("shared/include" + shared + ".yaml", "");
            files.put("shared/dir" + shared + "/a/b.conf", "");
            files.put("shared/config" + shared + ".conf", "");
            files.put("shared/env" + shared + ".sops.env", "");
        }
        files.put("README.md", "");
        files.put("unread/compose.yaml", "");
        for (int stack = 0; stack < STACKS; stack++) {
            Definition made = new Definition();
            made.server = random.nextInt(SERVERS);
            made.variable = random.nextBoolean() ? "VAR" + random.nextInt(SHARED) : "";
            made.base = some(random);
            made.include = some(random);
            made.mount = some(random);
            made.config = some(random);
            made.env = some(random);
            made.linked = random.nextBoolean();
            made.encrypted = random.nextBoolean();
            made.ruled = random.nextInt(4) == 0;
            String name = "stack" + stack;
            stacks.put(name, made);
            files.put("stacks/" + name + "/compose.yaml", "");
            if (made.encrypted) {
                files.put("stacks/" + name + "/.sops.env", "");
            }
        }
    }

    private static int some(Random random) {
        return random.nextBoolean() ? random.nextInt(SHARED) : -1;
    }

    /** Changes one file and says which. */
    String edit(Random random) {
        serial++;
        Definition stack = new ArrayList<>(stacks.values()).get(random.nextInt(STACKS));
        switch (random.nextInt(10)) {
            case 0 -> {
                comments++;
                return "only the formatting of the TOML";
            }
            case 1 -> {
                String name = "VAR" + random.nextInt(SHARED);
                variables.put(name, "value" + serial);
                return "variable " + name;
            }
            case 2 -> {
                stack.value = "value" + serial;
                return "an environment";
            }
            case 3 -> {
                stack.server = (stack.server + 1) % SERVERS;
                return "a server";
            }
            case 4 -> {
                confirm++;
                return "a deploy rule";
            }
            default -> {
                List<String> all = new ArrayList<>(files.keySet());
                String path = all.get(random.nextInt(all.size()));
                files.put(path, "edit" + serial);
                return path;
            }
        }
    }

    /** All that a stack consists of, as one text, by the stack's name. */
    Map<String, String> contents() {
        Map<String, String> contents = new LinkedHashMap<>();
        stacks.forEach((name, stack) -> {
            StringBuilder all = new StringBuilder();
            all.append(stack.server).append(stack.value);
            all.append(stack.variable.isEmpty() ? "" : variables.get(stack.variable));
            all.append(stack.ruled ? confirm : 0);
            read(all, "stacks/" + name + "/compose.yaml", true);
            read(all, "stacks/" + name + "/.sops.env", stack.encrypted);
            read(all, "shared/base" + stack.base + ".yaml", stack.base >= 0);
            read(all, "shared/include" + stack.include + ".yaml", stack.include >= 0);
            read(all, "shared/dir" + stack.mount + "/a/b.conf", stack.mount >= 0);
            read(all, "shared/config" + stack.config + ".conf", stack.config >= 0);
            read(all, "shared/env" + stack.env + ".sops.env", stack.env >= 0);
            contents.put(name, all.toString());
        });
        return contents;
    }

    private void read(StringBuilder all, String path, boolean reads) {
        all.append('|').append(reads ? files.get(path) : "");
    }

    void writeTo(CommittedFiles git) throws IOException {
        git.file("fleet/all.toml", toml());
        for (Map.Entry<String, String> file : files.entrySet()) {
            git.file(file.getKey(), text(file.getKey(), file.getValue()));
        }
        for (Map.Entry<String, Definition> stack : stacks.entrySet()) {
            if (stack.getValue().linked && stack.getValue().config >= 0) {
                git.link("stacks/" + stack.getKey() + "/linked.conf", config(stack.getValue()));
            }
        }
    }

    private static String config(Definition stack) {
        return "../../shared/config" + stack.config + ".conf";
    }

    private String text(String path, String words) {
        if (path.startsWith("shared/base")) {
            return "services:\n  base:\n    image: busybox\n    labels: { edit: '" + words + "' }\n";
        }
        if (path.startsWith("shared/include")) {
            return "services:\n  included:\n    image: busybox\n    labels: { edit: '" + words + "' }\n";
        }
        if (path.startsWith("stacks/") && path.endsWith("compose.yaml")) {
            return compose(stacks.get(path.split("/", -1)[1]), words);
        }
        return "TEXT=" + words + "\n";
    }

    private static String compose(Definition stack, String words) {
        StringBuilder text = new StringBuilder();
        if (stack.include >= 0) {
            text.append("include: [../../shared/include").append(stack.include).append(".yaml]\n");
        }
        text.append("services:\n  app:\n    image: busybox\n    labels: { edit: '")
                .append(words)
                .append("' }\n");
        if (stack.base >= 0) {
            text.append("    extends: { file: ../../shared/base")
                    .append(stack.base)
                    .append(".yaml, service: base }\n");
        }
        if (stack.mount >= 0) {
            text.append("    volumes: ['../../shared/dir").append(stack.mount).append(":/dir:ro']\n");
        }
        if (stack.env >= 0) {
            text.append("    env_file: ../../shared/env").append(stack.env).append(".env\n");
        }
        return text.toString();
    }

    private String toml() {
        StringBuilder text = new StringBuilder("# edit ".repeat(comments) + "\n");
        for (int server = 0; server < SERVERS; server++) {
            text.append("[[server]]\nname = \"server").append(server).append("\"\nconfig.address = \"10.0.0.1\"\n");
        }
        variables.forEach((name, value) -> text.append("[[variable]]\nname = \"")
                .append(name)
                .append("\"\nvalue = \"")
                .append(value)
                .append("\"\n"));
        stacks.forEach((name, stack) -> {
            text.append("[[stack]]\nname = \"").append(name).append("\"\n[stack.config]\n");
            text.append("server").append(comments % 2 == 0 ? " = " : "=").append("\"server");
            text.append(stack.server)
                    .append("\"\nrun_directory = \"stacks/")
                    .append(name)
                    .append("\"\n");
            text.append("environment = \"\"\"\nA = ").append(stack.value).append('\n');
            text.append(stack.variable.isEmpty() ? "" : "B = [[" + stack.variable + "]]\n")
                    .append("\"\"\"\n");
            if (stack.config >= 0 && !stack.linked) {
                text.append("config_files = [\"").append(config(stack)).append("\"]\n");
            }
            if (stack.ruled) {
                text.append("[[deploy]]\nstack = \"")
                        .append(name)
                        .append("\"\nconfirm = ")
                        .append(confirm)
                        .append('\n');
            }
        });
        return text.toString();
    }
}
