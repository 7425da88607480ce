package io.yanhuo.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestTenants;
import io.yanhuo.YanhuoApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** Clients that begin a request and never end it. */
@Tag("alone")
@SpringBootTest(
        classes = YanhuoApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
@ContextConfiguration(initializers = TestTenants.class)
class SlowClientsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired ServletWebServerApplicationContext context;
    @LocalServerPort int port;

    @Test
    void half_a_header_is_waited_for_20_seconds_and_everybody_else_is_served_meanwhile()
            throws Exception {
        var half = "GET / HTTP/1.1\r\nHost: yanhuo.localhost\r\nX-Half: ";
        var begun = System.nanoTime();
        var slow = new ArrayList<Socket>();
        for (int i = 0; i < 300; i++) slow.add(send(half));

        assertThat(answer()).startsWith("HTTP/1.1 200");
        assertThat(sinceMillis(begun)).isLessThan(5_000);

        assertThat(ends(slow)).isEqualTo(300);
        var taken = Duration.ofMillis(sinceMillis(begun));
        assertThat(taken).isBetween(PATIENCE.minusSeconds(1), PATIENCE.plusSeconds(10));
    }

    @Test
    void
            a_poor_line_has_longer_for_its_picture_and_the_proxys_connections_live_longer_than_there() {
        var server = (TomcatWebServer) context.getWebServer();
        var http =
                (AbstractHttp11Protocol<?>) server.getTomcat().getConnector().getProtocolHandler();

        assertThat(http.getDisableUploadTimeout()).isFalse();
        assertThat(http.getConnectionUploadTimeout()).isEqualTo(30_000);
        assertThat(http.getKeepAliveTimeout()).isEqualTo(130_000);
        assertThat(http.getMaxConnections()).isEqualTo(8192);
    }

    private Socket send(String text) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String answer() throws IOException {
        var whole = "GET /healthz HTTP/1.1\r\nHost: yanhuo.localhost\r\nConnection: close\r\n\r\n";
        try (var socket = send(whole)) {
            socket.setSoTimeout(5_000);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** How many of them the server has closed. */
    private static int ends(List<Socket> sockets) throws IOException {
        int ended = 0;
        for (var socket : sockets) {
            socket.setSoTimeout(40_000);
            socket.getInputStream().readAllBytes();
            ended++;
            socket.close();
        }
        return ended;
    }

    private static long sinceMillis(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
