package io.yanhuo.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.Face;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An owner's session, sent with every way to name another restaurant that no browser knows. */
class TornHostsIT extends IsolationScene {
    private String cookies = "";

    @BeforeEach
    void an_owner_at_work() {
        cookies =
                at(laowang.origin(), Face.WORKSPACE, laowang).cookies().entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @DisplayName("T-02 however the other restaurant's host is written, the owner is nobody there")
    @ValueSource(
            strings = {
                "GET /admin HTTP/1.1\r\nHost: AMEI",
                "GET /admin HTTP/1.1\r\nHost: AMEI:443",
                "GET /admin HTTP/1.1\r\nHost: AMEI.",
                "GET /admin HTTP/1.1\r\nHost: UPPER",
                "GET /admin HTTP/1.1\r\nHost: AMEI\r\nX-Forwarded-Host: LAOWANG",
                "GET /admin HTTP/1.1\r\nHost: AMEI\r\nForwarded: host=LAOWANG",
                "GET /admin HTTP/1.1\r\nHost: LAOWANG\r\nHost: AMEI",
                "GET /admin HTTP/1.1\r\nHost: AMEI\r\nHost: LAOWANG",
                "GET http://AMEI/admin HTTP/1.1\r\nHost: AMEI",
                "GET http://AMEI/admin HTTP/1.1\r\nHost: LAOWANG",
                "GET http://LAOWANG/admin HTTP/1.1\r\nHost: AMEI",
                "GET /admin HTTP/1.1\r\nHost: xn--ami-bla.yanhuo.localhost",
                "GET /admin HTTP/1.1\r\nHost: LAOWANG@AMEI",
                "GET /admin HTTP/1.1\r\nHost: AMEI/LAOWANG",
                "GET //AMEI/admin HTTP/1.1\r\nHost: LAOWANG"
            })
    void however_the_other_host_is_written(String head) throws IOException {
        var answer = raw(head);

        assertThat(answer.lines().findFirst().orElseThrow()).matches("HTTP/1.1 (303|400|404).*");
        assertThat(answer).doesNotContain(amei.marker);
    }

    @ParameterizedTest
    @DisplayName("T-02 what a request says besides its host leads to no other restaurant")
    @ValueSource(
            strings = {
                "X-Forwarded-Host: AMEI",
                "X-Forwarded-Server: AMEI",
                "X-Forwarded-Prefix: /t/AMEI-ID",
                "X-Original-URL: http://AMEI/admin",
                "X-Rewrite-URL: http://AMEI/admin",
                "X-Host: AMEI",
                "Forwarded: host=AMEI",
                "X-Tenant: AMEI-ID",
                "X-Tenant-Id: 2"
            })
    void what_a_request_says_besides(String header) throws IOException {
        var answer = raw("GET /admin HTTP/1.1\r\nHost: LAOWANG\r\n" + header);

        assertThat(answer).startsWith("HTTP/1.1 200").contains(laowang.tenant().name());
        assertThat(answer).doesNotContain(amei.marker, amei.tenant().host());
    }

    @Test
    @DisplayName("T-02 a token of one restaurant tried in another leaves a trace there")
    void a_token_tried_elsewhere_leaves_a_trace() {
        var tried = "SELECT COUNT(*) FROM platform.audit WHERE tenant_id = ? AND action = ?";
        var id = amei.tenant().id().value();
        var before = rows.texts(tried, id, "access.foreign-token");
        var route =
                routes.stream()
                        .filter(it -> it.toString().contains("API GET /t/{publicId}/api/orders "))
                        .findFirst()
                        .orElseThrow();

        var answer = at(amei, route, laowang).send(route, at -> ofAmei.get(at.kind()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(rows.texts(tried, id, "access.foreign-token")).isNotEqualTo(before);
    }

    private String raw(String head) throws IOException {
        var real =
                head.replace("AMEI-ID", amei.tenant().publicId())
                        .replace("AMEI", amei.tenant().host())
                        .replace("UPPER", amei.tenant().host().toUpperCase(java.util.Locale.ROOT))
                        .replace("LAOWANG", laowang.tenant().host());
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            var request =
                    real
                            + "\r\nCookie: "
                            + cookies
                            + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
