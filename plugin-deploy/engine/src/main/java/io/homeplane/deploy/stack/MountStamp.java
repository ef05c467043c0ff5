package io.homeplane.deploy.stack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Has Compose make a container anew when a file that it mounts has changed, which Compose alone does not notice: a label per
 * service with the hash of the release's files below its mounts, in an override file.
 */
final class MountStamp {
    private static final String LABEL = "io.homeplane.mounts";
    private static final int LENGTH = 16;

    private MountStamp() {}

    /**
     * The override file's text; empty when no service mounts a file of the release.
     *
     * @param tree path on the server that the files stood at when Compose read them
     */
    static String override(ReleaseContent content, ComposeConfig config, String tree, Digest digest) {
        Map<String, String> stamps = new TreeMap<>();
        config.mounts().forEach((service, paths) -> {
            byte[] read = read(content, paths, tree + "/");
            if (read.length > 0) {
                stamps.put(service, digest.of(read).substring(0, LENGTH));
            }
        });
        if (stamps.isEmpty()) {
            return "";
        }
        StringBuilder yaml = new StringBuilder("services:\n");
        stamps.forEach((service, stamp) -> yaml.append("  \"")
                .append(service)
                .append("\":\n    labels:\n      ")
                .append(LABEL)
                .append(": \"")
                .append(stamp)
                .append("\"\n"));
        return yaml.toString();
    }

    private static byte[] read(ReleaseContent content, List<String> paths, String tree) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String path : paths) {
            String mount = path + "/";
            if (!mount.startsWith(tree)) {
                continue;
            }
            String inside = mount.substring(tree.length());
            content.files().forEach((name, file) -> {
                if ((name + "/").startsWith(inside)) {
                    out.writeBytes((name + ":" + file.executable() + ":" + file.content().length + ":")
                            .getBytes(StandardCharsets.UTF_8));
                    out.writeBytes(file.content());
                }
            });
        }
        return out.toByteArray();
    }
}
