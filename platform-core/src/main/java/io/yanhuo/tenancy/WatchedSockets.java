package io.yanhuo.tenancy;

import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.protocol.StandardSocketFactory;
import java.io.IOException;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;

/**
 * Connections to the database that the system itself asks for a sign of life, and ends within a
 * minute when none comes: a machine that lost its power says no goodbye.
 */
public final class WatchedSockets extends StandardSocketFactory {
    private static final int SECONDS_OF_SILENCE = 30;
    private static final int SECONDS_BETWEEN_QUESTIONS = 10;
    private static final int QUESTIONS = 3;

    @Override
    protected void configureSocket(Socket socket, PropertySet settings) throws IOException {
        super.configureSocket(socket, settings);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, SECONDS_OF_SILENCE);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, SECONDS_BETWEEN_QUESTIONS);
        socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, QUESTIONS);
    }
}
