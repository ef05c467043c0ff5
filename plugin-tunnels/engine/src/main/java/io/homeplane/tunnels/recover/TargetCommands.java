package io.homeplane.tunnels.recover;

import io.homeplane.inventory.model.ServerPath;

/** The shell text that looks at targets and restarts them; plain {@code sh} with docker or systemctl. */
final class TargetCommands {
    /** Name, status, health (or -), exit code, restart policy, image. */
    private static final String FIELDS =
            "{{.Name}} {{.State.Status}} {{if .State.Health}}{{.State.Health.Status}}{{else}}-{{end}}"
                    + " {{.State.ExitCode}} {{or .HostConfig.RestartPolicy.Name \"no\"}} {{.Config.Image}}";

    private static final String RESTART_CONTAINER = """
            set -- $(docker inspect --type container --format '{{.State.Status}} {{.Id}}' "$name")
            [ -n "$2" ] || exit 1
            [ "$1" != paused ] || docker unpause "$name" >/dev/null || exit
            docker restart "$name" >/dev/null || exit
            for each in $(docker ps -q); do
              [ "$(docker inspect --format '{{.HostConfig.NetworkMode}}' "$each")" != "container:$2" ] \\
                || docker restart "$each" >/dev/null || exit
            done
            """;

    private static final String RESTART_UNIT = """
            systemctl reset-failed -- "$unit" 2>/dev/null
            systemctl restart -- "$unit"
            """;

    private TargetCommands() {}

    /** Prints a line for each container, or a unit's properties; fails when there is none of that name. */
    static String look(RecoveryTarget target) {
        String name = quote(target.name());
        return switch (target.kind()) {
            case CONTAINER -> "docker inspect --type container --format '" + FIELDS + "' " + name;
            case STACK ->
                "ids=$(docker ps -aq --filter label=com.docker.compose.project=" + name + ") || exit\n"
                        + "[ -n \"$ids\" ] || { echo 'no such container' >&2; exit 1; }\n"
                        + "docker inspect --type container --format '" + FIELDS + "' $ids";
            case UNIT -> "systemctl show --property=LoadState,ActiveState,SubState -- " + name;
        };
    }

    /**
     * Restarts it, and what has a container's network interface: that is gone with the old one. A container that docker has
     * paused takes no restart until it goes on. In a session of its own, so that one who stops waiting leaves nothing half done.
     */
    static String restart(RecoveryTarget target) {
        String script = switch (target.kind()) {
            case CONTAINER -> "name=" + quote(target.name()) + "\n" + RESTART_CONTAINER;
            case UNIT -> "unit=" + quote(target.name()) + "\n" + RESTART_UNIT;
            case STACK -> throw new IllegalArgumentException("a stack is restarted container by container: " + target);
        };
        return "setsid sh -c " + quote(script);
    }

    /** The same as the user that docker and systemd obey, where the path's own is another. */
    static String as(ServerPath path, String command) {
        return path.become().isEmpty() ? command : path.become() + " -n sh -c " + quote(command);
    }

    private static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
