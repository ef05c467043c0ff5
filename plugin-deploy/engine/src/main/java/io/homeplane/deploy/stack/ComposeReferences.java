package io.homeplane.deploy.stack;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The relative paths that a Compose file names, so that a release holds those outside the stack's own directory too. Compose on
 * the server is what judges the file: what cannot be read here names nothing.
 */
final class ComposeReferences {
    private static final Set<String> KEYS =
            Set.of("env_file", "file", "path", "label_file", "source", "context", "include", "volumes", "build");
    private static final int DEEPEST = 16;

    private ComposeReferences() {}

    static Set<String> of(byte[] composeFile) {
        Set<String> found = new LinkedHashSet<>();
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setMaxAliasesForCollections(100)
                    .setCodePointLimit(4 * 1024 * 1024)
                    .setAllowDuplicateKeys(true)
                    .build();
            collect(new Load(settings).loadFromString(new String(composeFile, StandardCharsets.UTF_8)), "", found, 0);
        } catch (YamlEngineException e) {
            return Set.of();
        }
        return found;
    }

    private static void collect(Object node, String key, Set<String> found, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> collect(value, String.valueOf(name), found, depth + 1));
        } else if (node instanceof Iterable<?> list) {
            list.forEach(each -> collect(each, key, found, depth + 1));
        } else if (node instanceof String text && KEYS.contains(key)) {
            String path = key.equals("volumes") ? text.split(":", 2)[0] : text;
            if (path.startsWith("../") || path.startsWith("./../")) {
                found.add(path);
            }
        }
    }
}
