package io.homeplane.tunnels.enroll;

import io.homeplane.inventory.model.ServerPath;

/** A path as the {@code [[path]]} table that states it; what a reader assumes anyway is left out. */
public final class PathTable {
    private static final int SSH = 22;

    private PathTable() {}

    /**
     * The text of the table, with its last line ended.
     *
     * @param become what the user needs to be obeyed there; empty for nothing
     */
    public static String of(ServerPath path, String become) {
        StringBuilder table = new StringBuilder("[[path]]\n");
        text(table, "server", path.server());
        text(table, "via", path.via());
        text(table, "address", path.address());
        if (path.port() != SSH) {
            table.append("port = ").append(path.port()).append('\n');
        }
        text(table, "user", path.user().equals("root") ? "" : path.user());
        text(table, "become", become);
        text(table, "credential", path.credential());
        text(table, "jump", path.jump());
        text(table, "host_key", path.hostKey());
        if (path.emergency()) {
            table.append("emergency = true\n");
        }
        return table.toString();
    }

    private static void text(StringBuilder table, String key, String value) {
        if (!value.isEmpty()) {
            table.append(key).append(" = \"").append(escaped(value)).append("\"\n");
        }
    }

    /** A TOML basic string. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            if (each == '"' || each == '\\') {
                escaped.append('\\').append(each);
            } else if (each < ' ' || each == 0x7f) {
                escaped.append(String.format("\\u%04x", (int) each));
            } else {
                escaped.append(each);
            }
        }
        return escaped.toString();
    }
}
