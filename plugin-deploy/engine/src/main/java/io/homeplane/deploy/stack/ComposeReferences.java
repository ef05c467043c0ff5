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
 *
 * @param outside paths that lead out of the file's own directory
 * @param documents further Compose files that it extends or includes, wherever they are: they name paths of their own
 */
record ComposeReferences(Set<String> outside, Set<String> documents) {
    private static final Set<String> KEYS =
            Set.of("env_file", "file", "path", "label_file", "source", "context", "include", "volumes", "build");
    private static final int DEEPEST = 16;

    static ComposeReferences of(byte[] composeFile) {
        ComposeReferences found = new ComposeReferences(new LinkedHashSet<>(), new LinkedHashSet<>());
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setMaxAliasesForCollections(100)
                    .setCodePointLimit(4 * 1024 * 1024)
                    .setAllowDuplicateKeys(true)
                    .build();
            found.collect(
                    new Load(settings).loadFromString(new String(composeFile, StandardCharsets.UTF_8)), "", "", 0);
        } catch (YamlEngineException e) {
            return new ComposeReferences(Set.of(), Set.of());
        }
        return found;
    }

    private void collect(Object node, String parent, String key, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> collect(value, key, String.valueOf(name), depth + 1));
        } else if (node instanceof Iterable<?> list) {
            list.forEach(each -> collect(each, parent, key, depth + 1));
        } else if (node instanceof String text && KEYS.contains(key)) {
            String path = key.equals("volumes") ? text.split(":", 2)[0] : text;
            if (path.startsWith("../") || path.startsWith("./../")) {
                outside.add(path);
            }
            if (isDocument(parent, key)) {
                documents.add(path);
            }
        }
    }

    private static boolean isDocument(String parent, String key) {
        return key.equals("include")
                || (parent.equals("include") && key.equals("path"))
                || (parent.equals("extends") && key.equals("file"));
    }
}
