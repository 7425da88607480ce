package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.conf.DefaultPropertySet;
import io.yanhuo.TestTenants;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

/** A database server that lost its power says no goodbye. */
class WatchedSocketsTest {
    @Test
    void a_silent_server_is_given_up_within_a_minute() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var host = server.getInetAddress().getHostAddress();
            Socket socket =
                    new WatchedSockets()
                            .connect(host, server.getLocalPort(), new DefaultPropertySet(), 5_000);
            try (socket) {
                assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
                int silence = socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE);
                int pause = socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL);
                int questions = socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT);
                assertThat(silence + pause * questions).isLessThanOrEqualTo(60);
            }
        }
    }

    @Test
    void watches_every_connection_to_the_database() {
        var settings =
                new DatabaseSettings(
                        "127.0.0.1:3306",
                        java.util.Map.of(),
                        "p",
                        "r",
                        "d",
                        TestTenants.MASTER_KEY,
                        "REQUIRED",
                        2,
                        1,
                        1,
                        1);

        assertThat(DatabaseUrl.of(settings, settings.address(), "platform"))
                .contains("socketFactory=" + WatchedSockets.class.getName(), "tcpKeepAlive=true");
    }
}
