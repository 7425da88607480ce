package io.yanhuo.tenancy.binlog;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.network.SSLMode;
import com.mysql.cj.conf.ConnectionUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import jdk.net.ExtendedSocketOptions;

/**
 * A server whose log is read, and by whom.
 *
 * @param address host and port, in any form that the database driver understands
 */
public record LogServer(String address, String account, String password, String tls) {
    private static final long CONNECT_MILLIS = 10_000;

    /** Ends by itself where the log ends. */
    BinaryLogClient client() {
        var url = "jdbc:mysql://" + address + "/";
        var host = ConnectionUrl.getConnectionUrlInstance(url, new Properties()).getMainHost();
        var client = new BinaryLogClient(host.getHost(), host.getPort(), account, password);
        client.setSSLMode(SSLMode.valueOf(tls));
        client.setConnectTimeout(CONNECT_MILLIS);
        client.setKeepAlive(false);
        client.setSocketFactory(LogServer::watched);
        client.setBlocking(false);
        // Two readers of one number would throw each other out.
        client.setServerId(ThreadLocalRandom.current().nextLong(1_000_000, 0xffff_ffffL));
        return client;
    }

    /** A server that lost its power says nothing more, not even that: the system asks it. */
    private static Socket watched() throws SocketException {
        var socket = new Socket();
        try {
            socket.setKeepAlive(true);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 30);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 10);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return socket;
    }

    /** The secret stays out of logs. */
    @Override
    public String toString() {
        return "LogServer[" + address + "]";
    }
}
