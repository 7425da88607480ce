package io.yanhuo.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestTenants;
import io.yanhuo.YanhuoApplication;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** How long the server waits for those who are slow, on purpose or over a poor line. */
@SpringBootTest(
        classes = YanhuoApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
@ContextConfiguration(initializers = TestTenants.class)
class PatienceIT {
    @Autowired ServletWebServerApplicationContext context;
    @LocalServerPort int port;

    AbstractHttp11Protocol<?> server;

    @BeforeEach
    void the_server() {
        var tomcat = (TomcatWebServer) context.getWebServer();
        server = (AbstractHttp11Protocol<?>) tomcat.getTomcat().getConnector().getProtocolHandler();
    }

    @Test
    void nobody_holds_a_connection_by_saying_nothing() {
        assertThat(server.getConnectionTimeout()).isEqualTo(20_000);
        // Longer than the proxy keeps its own.
        assertThat(server.getKeepAliveTimeout()).isGreaterThan(120_000);
        assertThat(server.getMaxConnections()).isEqualTo(8192);
        assertThat(server.getMaxHttpRequestHeaderSize()).isEqualTo(8 * 1024);
    }

    @Test
    void a_picture_over_a_poor_line_may_pause_for_longer() {
        assertThat(server.getDisableUploadTimeout()).isFalse();
        assertThat(server.getConnectionUploadTimeout()).isEqualTo(30_000);
    }

    @Test
    void half_a_request_ends_when_the_time_is_over() throws Exception {
        int usual = server.getConnectionTimeout();
        server.setConnectionTimeout(500);
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(10).toMillis()));
            var half = "GET / HTTP/1.1\r\nHost: yanhuo.localhost\r\nX-";
            socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));

            assertThat(socket.getInputStream().readAllBytes()).doesNotContain('2', '0', '0');
        } finally {
            server.setConnectionTimeout(usual);
        }
    }
}
