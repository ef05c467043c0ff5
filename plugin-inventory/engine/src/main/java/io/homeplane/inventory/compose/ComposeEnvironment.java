package io.homeplane.inventory.compose;

import io.homeplane.inventory.model.Problems;
import io.homeplane.inventory.model.Stack;
import io.homeplane.inventory.source.UnreadableFileException;
import io.homeplane.inventory.tree.TreeLimits;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables that Compose puts in place of {@code ${NAME}}: the environment that the inventory states, else the project's
 * {@code .env}, and the further env files.
 *
 * @param complete true when no secret, hook or file that is not here could add one: then a variable without a value is
 *     empty, as for Compose, and not just unknown
 */
record ComposeEnvironment(Map<String, String> values, boolean complete) {
    static ComposeEnvironment of(Stack stack, String directory, ComposeFiles files, Problems problems) {
        Map<String, String> values = new LinkedHashMap<>();
        boolean complete =
                stack.preDeploy().command().isEmpty() && !stack.definition().filesOnHost();
        if (stack.environment().isEmpty()) {
            read(RepositoryPath.resolve(directory, ".env"), files, values, problems);
        }
        values.putAll(stack.environment());
        for (String file : stack.definition().additionalEnvFiles()) {
            complete &= read(RepositoryPath.resolve(stack.runDirectory(), file), files, values, problems);
        }
        boolean allKnown = values.values().stream().noneMatch(value -> value.contains("[["));
        return new ComposeEnvironment(values, complete && allKnown);
    }

    /** These variables with those of a file that an include names, which do not replace what is there. */
    ComposeEnvironment with(String file, ComposeFiles files, Problems problems) {
        Map<String, String> more = new LinkedHashMap<>();
        read(file, files, more, problems);
        more.putAll(values);
        return new ComposeEnvironment(more, complete);
    }

    private static boolean read(String file, ComposeFiles files, Map<String, String> values, Problems problems) {
        if (!files.tree().hasFile(file)) {
            return false;
        }
        try {
            byte[] bytes = files.tree().read(file, TreeLimits.DEFAULT.bytes());
            Problems refused = new Problems();
            Map<String, String> found =
                    EnvText.read(files.shown(file), new String(bytes, StandardCharsets.UTF_8), refused);
            boolean encrypted = found.containsKey("sops_mac") || found.containsKey("sops_version");
            if (!encrypted) {
                values.putAll(found);
                problems.addAll(refused.sorted());
            }
            return !encrypted;
        } catch (UnreadableFileException notHere) {
            return false;
        }
    }
}
