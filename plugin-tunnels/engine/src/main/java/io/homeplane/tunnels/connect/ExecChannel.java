package io.homeplane.tunnels.connect;

import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;

/** A session channel that tells its writer when there is room. */
final class ExecChannel extends SessionChannel {
    private final ChannelWriter writer = new ChannelWriter(this);

    ExecChannel(Connection connection) {
        super(connection);
    }

    ChannelWriter writer() {
        return writer;
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws SSHException {
        super.handle(message, packet);
        writer.handled(message);
    }

    @Override
    public void notifyError(SSHException error) {
        super.notifyError(error);
        if (writer != null) { // the connection may fail while the constructor runs
            writer.wake();
        }
    }
}
