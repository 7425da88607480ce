package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no page of ours makes. */
class OddRequestsIT extends AnswerScene {
    @Nested
    class What_is_typed {
        @Test
        void is_read_without_what_nobody_sees() {
            assertThat(at(laowang.host()).get("/probe/echo?text=a%00b%E2%80%AEc").body())
                    .isEqualTo("abcabc");
        }

        @Test
        void also_where_it_is_json() {
            var body = "{\"on\": true, \"name\": \"a\\u0000b\\u202ec\"}";

            var browser = at(laowang.host());
            browser.get("/login");
            var token = Map.of("X-CSRF-Token", browser.token());
            assertThat(browser.postJson("/probe/json", body, token).body()).isEqualTo("abc");
        }
    }

    @Nested
    class A_request_that_no_page_can_read {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /admin%2Forders HTTP/1.1\r\nHost: yanhuo.localhost",
                    "GET /%zz HTTP/1.1\r\nHost: yanhuo.localhost",
                    "GET /[ HTTP/1.1\r\nHost: yanhuo.localhost",
                    "GET / HTTP/1.1\r\nHost: _x.yanhuo.localhost",
                    "GET / HTTP/1.1"
                })
        @DisplayName("T-15 a request that no page can read is answered as carefully as any")
        void is_answered_in_both_languages_and_as_carefully_as_any(String head) throws IOException {
            var answer = raw(head);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("请核对网址", "check the address")
                    .contains("Content-Security-Policy: ", "X-Content-Type-Options: nosniff")
                    .doesNotContain("HTTP Status", "Tomcat");
        }

        @Test
        void is_refused_when_its_query_ends_in_the_middle_of_a_character() throws IOException {
            assertThat(
                            raw(
                                    "GET /probe?% HTTP/1.1\r\nHost: "
                                            + laowang.host()
                                            + "\r\nAccept: text/html"))
                    .startsWith("HTTP/1.1 400")
                    .contains("这个请求不完整或写错了");
        }

        @ParameterizedTest
        @ValueSource(strings = {"name=%ff%fe", "name=%", "on=perhaps&name=x", "on=%F0%9F%98%80"})
        void is_refused_when_its_form_is_none_of_ours(String body) {
            var browser = at(laowang.host());
            browser.get("/login");
            var page =
                    browser.send(
                            browser.request("/probe/form")
                                    .header("Accept", "text/html")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(
                                            BodyPublishers.ofString(
                                                    body + "&_csrf=" + browser.token())));

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.body()).contains("这个请求不完整或写错了");
        }
    }

    @Nested
    class A_request_that_makes_no_sense {
        @Test
        void is_refused_with_the_right_status() {
            var browser = at(laowang.host());
            browser.get("/login");

            assertThat(browser.post("/probe/orders", Map.of()).status()).isEqualTo(405);
            assertThat(
                            browser.postJson(
                                            "/t/" + laowang.publicId() + "/api/login",
                                            "{\"code\":",
                                            Map.of())
                                    .status())
                    .isEqualTo(400);
            var plain =
                    browser.request("/t/" + laowang.publicId() + "/api/login")
                            .header("Content-Type", "text/plain")
                            .POST(BodyPublishers.ofString("code"));
            assertThat(browser.send(plain).status()).isEqualTo(415);
        }

        @Test
        @DisplayName("T-15 a request that is far too large is answered")
        void is_answered_when_it_is_far_too_large() {
            var browser = at(laowang.host());
            browser.get("/login");
            var form =
                    "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n"
                            + "Content-Type: image/png\r\n\r\n"
                            + "x".repeat(3 << 20)
                            + "\r\n--limit--\r\n";
            var page =
                    browser.send(
                            browser.request("/probe/cart")
                                    .header("Accept", "text/html")
                                    .header("Content-Type", "multipart/form-data; boundary=limit")
                                    .POST(BodyPublishers.ofString(form)));

            assertThat(page.status()).isEqualTo(413);
            assertThat(page.body()).contains("文件太大了");
        }
    }
}
