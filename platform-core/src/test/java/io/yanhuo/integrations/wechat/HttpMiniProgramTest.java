package io.yanhuo.integrations.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.yanhuo.shared.Refused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpMiniProgramTest {
    private String answer = "{\"openid\":\"o-1\",\"session_key\":\"k\"}";
    private int status = 200;
    private String asked = "";
    private HttpServer weChat;
    private HttpMiniProgram miniProgram;

    @BeforeEach
    void a_server_like_wechats() throws IOException {
        weChat = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        weChat.createContext("/", this::serve);
        weChat.start();
        var base = URI.create("http://127.0.0.1:" + weChat.getAddress().getPort());
        miniProgram =
                new HttpMiniProgram(
                        new MiniProgramSettings(
                                base, Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    @AfterEach
    void close() {
        weChat.stop(0);
    }

    @Test
    void a_code_becomes_an_openid() {
        assertThat(miniProgram.openid("wx0123456789abcdef", "s&cret", "co+de")).isEqualTo("o-1");
        assertThat(asked)
                .isEqualTo(
                        "GET /sns/jscode2session?appid=wx0123456789abcdef&secret=s%26cret"
                                + "&js_code=co%2Bde&grant_type=authorization_code");
    }

    @ParameterizedTest
    @CsvSource({
        "40029, integrations.wechat.code-invalid",
        "40163, integrations.wechat.code-used",
        "40226, integrations.wechat.person-blocked",
        "45011, integrations.wechat.too-often",
        "-1, integrations.wechat.busy",
        "40125, integrations.wechat.not-set-up"
    })
    void an_error_is_a_refusal_that_says_what_to_do(int errcode, String refusal) {
        answer = "{\"errcode\":" + errcode + ",\"errmsg\":\"no\"}";

        assertRefused(refusal);
    }

    @Test
    void a_server_that_talks_nonsense_or_not_at_all_is_busy() {
        answer = "<html>";
        assertRefused("integrations.wechat.busy");
        answer = "{}";
        assertRefused("integrations.wechat.busy");
        status = 502;
        assertRefused("integrations.wechat.busy");
        weChat.stop(0);
        assertRefused("integrations.wechat.busy");
    }

    private void assertRefused(String code) {
        assertThatThrownBy(() -> miniProgram.openid("wx0123456789abcdef", "secret", "code"))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal().code()).isEqualTo(code));
    }

    private void serve(HttpExchange exchange) throws IOException {
        asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(status, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }
}
