package io.homeplane.tunnels.connect;

import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.AbstractDirectChannel;

/**
 * A channel to something that the server reaches: a TCP port (RFC 4254 section 7.2) or a unix socket (OpenSSH's PROTOCOL file,
 * section 2.4).
 */
final class DirectChannel extends AbstractDirectChannel {
    private final Endpoint end;
    private final Runnable closed;
    private final ChannelWriter writer = new ChannelWriter(this);

    /** @param closed runs when the channel is gone, whoever ended it; must not block */
    DirectChannel(Connection connection, Endpoint end, Runnable closed) {
        super(connection, end instanceof Endpoint.Unix ? "direct-streamlocal@openssh.com" : "direct-tcpip");
        this.end = end;
        this.closed = closed;
    }

    ChannelWriter writer() {
        return writer;
    }

    @Override
    protected SSHPacket buildOpenReq() {
        SSHPacket request = super.buildOpenReq();
        if (end instanceof Endpoint.Unix socket) {
            return request.putString(socket.path()).putString("").putUInt32(0); // two reserved fields
        }
        Endpoint.Tcp tcp = (Endpoint.Tcp) end;
        return request.putString(tcp.host())
                .putUInt32(tcp.port())
                .putString("127.0.0.1") // the originator, which servers only log
                .putUInt32(0);
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
