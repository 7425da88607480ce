package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.RawLine;
import io.yanhuo.TestBrowser;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.Tenants;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bodies are here as a whole before anybody decides about them, whatever they are. */
class ArrivalsIT extends AnswerScene {
    @Autowired Tenants tenants;

    @Nested
    class What_comes_slowly {
        @Test
        void is_for_nobody_if_the_restaurant_is_suspended_meanwhile() throws Exception {
            var closing = testTenants.create("closing");
            var browser = at(closing.host());
            browser.get("/login");
            var json = "{\"on\": true, \"name\": \"x\"}";
            try (var line = line()) {
                line.send(head("/probe/json", closing.host(), json.length()));
                line.send("Content-Type: application/json\r\n");
                line.send("Cookie: " + cookies(browser) + "\r\n");
                line.send("X-CSRF-Token: " + browser.token() + "\r\n\r\n" + json.substring(0, 9));
                Thread.sleep(500);
                tenants.happen(closing.id(), TenantEvent.SUSPEND);

                line.send(json.substring(9));

                assertThat(line.answer()).startsWith("HTTP/1.1 404");
            }
        }

        @Test
        void is_asked_for_once_by_whoever_waits_to_be_asked() throws IOException {
            try (var line = line()) {
                line.send(head("/probe/cart", laowang.host(), 3));
                line.send("Expect: 100-continue\r\n\r\n");
                assertThat(line.firstLine()).isEqualTo("HTTP/1.1 100 ");
                line.send("a=b");

                assertThat(line.answer()).containsOnlyOnce("HTTP/1.1 ").contains("HTTP/1.1 403");
            }
        }
    }

    @Nested
    class What_is_not_as_it_should_be {
        @Test
        void is_refused_if_it_is_longer_than_any_form() throws IOException {
            try (var line = line()) {
                line.send(head("/probe/form", laowang.host(), 3 << 20));
                line.send("Content-Type: application/x-www-form-urlencoded\r\n");
                line.send("Accept: text/html\r\n\r\n" + "x".repeat(3 << 20));

                assertThat(line.answer()).startsWith("HTTP/1.1 413").contains("文件太大了");
            }
        }

        @Test
        void is_refused_if_it_turns_out_to_be_longer_than_any_form() throws IOException {
            var piece = "10000\r\n" + "x".repeat(1 << 16) + "\r\n";
            try (var line = line()) {
                line.send("POST /probe/json HTTP/1.1\r\nHost: " + laowang.host() + "\r\n");
                line.send("Transfer-Encoding: chunked\r\n\r\n");
                for (int i = 0; i < 32; i++) line.send(piece);
                line.send("1\r\nx\r\n0\r\n\r\n");

                assertThat(line.answer()).startsWith("HTTP/1.1 413").contains("shared.too-large");
            }
        }

        @Test
        void is_refused_if_it_cannot_be_read() throws IOException {
            try (var line = line()) {
                line.send("POST /probe/form HTTP/1.1\r\nHost: " + laowang.host() + "\r\n");
                line.send("Transfer-Encoding: chunked\r\n\r\nthree\r\n");

                assertThat(line.answer()).startsWith("HTTP/1.1 400").contains("shared.bad-request");
            }
        }
    }

    @Test
    void a_connection_brings_one_request_after_the_other() throws IOException {
        try (var line = line()) {
            for (int i = 0; i < 3; i++) {
                line.send("POST /probe/cart HTTP/1.1\r\nHost: " + laowang.host() + "\r\n");
                line.send("Content-Length: 3\r\n\r\na=b");
            }
            line.send(head("/probe/cart", laowang.host(), 3) + "\r\na=b");

            assertThat(line.answer().split("HTTP/1.1 403", -1)).hasSize(5);
        }
    }

    private static String cookies(TestBrowser browser) {
        return browser.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private RawLine line() throws IOException {
        return new RawLine("127.0.0.1", port);
    }

    private static String head(String path, String host, int length) {
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: "
                + host
                + "\r\nConnection: close"
                + "\r\nContent-Length: "
                + length
                + "\r\n";
    }
}
