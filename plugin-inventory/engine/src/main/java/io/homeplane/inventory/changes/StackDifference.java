package io.homeplane.inventory.changes;

import io.homeplane.inventory.model.Definition;
import io.homeplane.inventory.model.DeployRule;
import io.homeplane.inventory.model.Stack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What differs between two definitions of a stack, by what they mean. Values that may be secret are never named. */
final class StackDifference {
    private static final Map<String, Function<Stack, Object>> PARTS = parts();

    private StackDifference() {}

    private static Map<String, Function<Stack, Object>> parts() {
        Map<String, Function<Stack, Object>> parts = new LinkedHashMap<>();
        parts.put("project_name", Stack::project);
        parts.put("run_directory", Stack::runDirectory);
        parts.put("file_paths", Stack::files);
        parts.put("pre_deploy", Stack::preDeploy);
        parts.put("post_deploy", Stack::postDeploy);
        parts.put("after", Stack::after);
        parts.put("auto_update", Stack::autoUpdate);
        parts.put("deploy", Stack::deploy);
        parts.put("repo", of(Definition::repository));
        parts.put("branch", of(Definition::branch));
        parts.put("files_on_host", of(Definition::filesOnHost));
        parts.put("file_contents", of(Definition::contents));
        parts.put("env_file_path", of(Definition::envFile));
        parts.put("additional_env_files", of(Definition::additionalEnvFiles));
        parts.put("config_files", of(Definition::configFiles));
        return parts;
    }

    private static Function<Stack, Object> of(Function<Definition, Object> part) {
        return stack -> part.apply(stack.definition());
    }

    /** One reason for each part that differs; none for definitions that mean the same. */
    static List<String> between(Stack before, Stack now) {
        List<String> reasons = new ArrayList<>();
        if (!before.server().equals(now.server())) {
            reasons.add(before.server().isEmpty() ? "has a server now" : "moved here from server " + before.server());
        }
        PARTS.forEach((key, part) -> {
            if (!part.apply(before).equals(part.apply(now))) {
                reasons.add("its " + key + " changed (" + now.position() + ")");
            }
        });
        String environment = String.join(", ", differing(before.environment(), now.environment()));
        if (!environment.isEmpty()) {
            reasons.add("its environment changed: " + environment);
        } else if (!List.copyOf(before.environment().keySet())
                .equals(List.copyOf(now.environment().keySet()))) {
            reasons.add("the order of its environment changed");
        }
        differing(before.variables(), now.variables()).forEach(name -> {
            if (before.variables().containsKey(name) && now.variables().containsKey(name)) {
                reasons.add("[[variable]] " + name + " changed");
            }
        });
        return reasons;
    }

    /** What {@code [[deploy]]} tables say of the stack. */
    static List<String> between(DeployRule before, DeployRule now) {
        Set<String> keys = differing(before.settings(), now.settings());
        if (!before.after().equals(now.after())) {
            keys.add("after");
        }
        return keys.isEmpty() ? List.of() : List.of("its [[deploy]] rules changed: " + String.join(", ", keys));
    }

    private static Set<String> differing(Map<String, String> before, Map<String, String> now) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), now.get(name)));
        return names;
    }
}
