package io.homeplane.tunnels.connect;

/**
 * How a command on a server ended.
 *
 * @param exitCode the command's own exit code; -1 when it was ended by a signal
 */
public record CommandResult(int exitCode, String stdout, String stderr) {
    public boolean succeeded() {
        return exitCode == 0;
    }
}
