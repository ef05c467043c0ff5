package io.homeplane.tunnels.connect;

import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.AbstractDirectChannel;

/** A channel to a unix socket on the server (OpenSSH's PROTOCOL file, section 2.4). */
final class StreamlocalChannel extends AbstractDirectChannel {
    private final String remoteSocket;
    private final Runnable closed;
    private final ChannelWriter writer = new ChannelWriter(this);

    /** @param closed runs when the channel is gone, whoever ended it; must not block */
    StreamlocalChannel(Connection connection, String remoteSocket, Runnable closed) {
        super(connection, "direct-streamlocal@openssh.com");
        this.remoteSocket = remoteSocket;
        this.closed = closed;
    }

    ChannelWriter writer() {
        return writer;
    }

    @Override
    protected SSHPacket buildOpenReq() {
        return super.buildOpenReq().putString(remoteSocket).putString("").putUInt32(0); // two reserved fields
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws SSHException {
        super.handle(message, packet);
        writer.handled(message);
    }

    @Override
    protected void finishOff() {
        super.finishOff();
        if (writer != null && closed != null) { // the connection may fail while the constructor runs
            writer.wake();
            closed.run();
        }
    }
}
