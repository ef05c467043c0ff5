package io.homeplane.tunnels.connect;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One open, multiplexed connection to a server over one of its paths; safe for use by several threads.
 *
 * <p>Commands are shell text for the server's {@code sh}. They must not contain secrets: those go through {@code stdin}.
 */
public interface Connection extends Closeable {
    /** The path it goes over, such as {@code web1/tailscale}, for messages. */
    String pathName();

    /**
     * Runs a command to its end.
     *
     * @param command shell text, without secrets
     * @param stdin what the command reads; closed after its last byte
     * @param stderrLine gets each line of stderr as it comes, for progress
     * @param timeout after which the command is ended
     * @throws ConnectionException when the connection is lost or the time is over, so that the outcome is unknown
     */
    CommandResult run(String command, InputStream stdin, Consumer<String> stderrLine, Duration timeout)
            throws ConnectionException, InterruptedException;

    /** Runs a command that reads nothing and shows no progress. */
    default CommandResult run(String command, Duration timeout) throws ConnectionException, InterruptedException {
        return run(command, InputStream.nullInputStream(), line -> {}, timeout);
    }

    /**
     * Makes a unix socket of the server reachable by a local one, until this connection is closed.
     *
     * @param remoteSocket absolute path on the server, such as {@code /var/run/docker.sock}
     * @return path of a local unix socket in a directory only this user can enter
     */
    Path forward(String remoteSocket) throws ConnectionException;

    /**
     * Opens a stream to something that the server reaches: a TCP port, whose name the server looks up, or a unix socket.
     *
     * @throws IOException of the type that a connection from this machine would fail with, such as UnknownHostException
     */
    default Socket open(Endpoint end) throws IOException, InterruptedException {
        throw new IOException("nothing can be opened over " + pathName());
    }

    /**
     * Opens a login shell.
     *
     * @param terminal the kind, such as {@code xterm-256color}; empty for a shell without a terminal, as for a script
     * @throws ConnectionException when it does not open, and always for this machine, which is not connected to
     */
    default RemoteShell shell(String terminal, RemoteShell.Size size) throws ConnectionException {
        throw new ConnectionException(
                ConnectionException.Reason.NO_PATH, pathName() + " is this machine: open a shell here instead.", null);
    }

    /** False once it was closed or its loss was noticed; true proves nothing about the next command. */
    default boolean isOpen() {
        return true;
    }

    /** Closes the connection and every socket it forwards; never throws. */
    @Override
    void close();
}
