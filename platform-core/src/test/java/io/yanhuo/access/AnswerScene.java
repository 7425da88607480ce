package io.yanhuo.access;

import io.yanhuo.TestBrowser;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A restaurant, and whatever clients may send to it. */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AnswerScene {
    @Autowired TestTenant testTenants;
    @LocalServerPort int port;

    Tenant laowang;

    @BeforeAll
    void a_restaurant() {
        laowang = testTenants.create("laowang");
    }

    /** What no well-behaved client would send. */
    String raw(String head) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            var request = head + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    TestBrowser at(String host) {
        return new TestBrowser(host, port);
    }
}
