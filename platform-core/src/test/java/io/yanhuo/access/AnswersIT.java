package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.TestBrowser;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.tenancy.Tenants;
import io.yanhuo.tenancy.TestTenant;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes back, whatever was asked. */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersIT {
    @Autowired TestTenant testTenants;
    @Autowired Tenants tenants;
    @LocalServerPort int port;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    Tenant laowang;

    @BeforeAll
    void a_restaurant() {
        laowang = testTenants.create("laowang");
    }

    @Nested
    class Every_answer {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/probe",
                    "/admin/login",
                    "/login",
                    "/nowhere",
                    "/probe/failing",
                    "/probe/unruled",
                    "/assets/nothing.css",
                    "/healthz"
                })
        void has_the_headers_that_keep_browsers_careful(String path) {
            var page = at(laowang.host()).get(path);

            assertThat(page.header("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.header("Referrer-Policy")).contains("strict-origin-when-cross-origin");
            assertThat(page.header("Permissions-Policy").orElseThrow()).contains("camera=()");
            assertThat(page.header("Cross-Origin-Opener-Policy")).contains("same-origin");
            assertThat(page.header("X-Trace-Id").orElseThrow()).hasSize(12);
            assertThat(page.header("Strict-Transport-Security")).isEmpty();
        }

        @Test
        void starts_no_server_session() {
            for (var path : List.of("/probe", "/login", "/admin/login", "/nowhere")) {
                assertThat(at(laowang.host()).get(path).headers().allValues("Set-Cookie"))
                        .noneMatch(cookie -> cookie.contains("JSESSIONID"));
            }
        }
    }

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
    class Live_streams {
        @Test
        void stand_open_only_so_many_at_once_from_one_address() throws Exception {
            for (int i = 0; i < 3; i++) assertThat(open()).isEqualTo(200);
            assertThat(open()).isEqualTo(429);
            assertThat(at(laowang.host()).get("/probe").status()).isEqualTo(200);

            ProbePages.STREAMS.take().complete();

            await().untilAsserted(() -> assertThat(open()).isEqualTo(200));
            while (!ProbePages.STREAMS.isEmpty()) ProbePages.STREAMS.take().complete();
        }

        private int open() throws Exception {
            var request = at(laowang.host()).request("/probe/stream").GET().build();
            return CLIENT.send(request, BodyHandlers.ofInputStream()).statusCode();
        }
    }

    @Nested
    class A_page_that_is_not_there {
        @Test
        void is_said_so_to_a_person() {
            var page = at(laowang.host()).get("/nowhere");

            assertThat(page.status()).isEqualTo(404);
            assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
            assertThat(page.body()).contains("这里没有您要找的页面", page.header("X-Trace-Id").orElseThrow());
        }

        @Test
        void is_said_so_to_a_machine() {
            var answer = at(laowang.host()).getJson("/nowhere");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
            assertThat(answer.body())
                    .contains("\"code\":\"shared.not-found\"", "\"status\":404", "\"trace\":\"");
        }

        @Test
        void leads_back_to_the_workspace_from_the_workspace() {
            assertThat(at(laowang.host()).get("/admin/nowhere").body()).contains("href=\"/admin\"");
        }
    }

    @Nested
    class A_host_that_is_nobodys {
        @Test
        void looks_the_same_as_one_whose_restaurant_is_suspended() {
            var suspended = testTenants.create("zu");
            tenants.change(suspended.id(), TenantState.ACTIVE, TenantState.SUSPENDED);

            var unknown = at("niemand.yanhuo.localhost").get("/");
            var closed = at(suspended.host()).get("/");

            assertThat(unknown.status()).isEqualTo(404);
            assertThat(closed.status()).isEqualTo(404);
            assertThat(unknown.body()).contains("没有营业的店铺").doesNotContain("niemand");
            assertThat(stripped(closed)).isEqualTo(stripped(unknown));
        }

        private String stripped(TestBrowser.Page page) {
            return page.body().replace(page.header("X-Trace-Id").orElseThrow(), "");
        }
    }

    @Nested
    class Our_own_mistake {
        @Test
        void is_a_page_with_a_number_and_without_its_insides() {
            var page = at(laowang.host()).get("/probe/failing");

            assertThat(page.status()).isEqualTo(500);
            assertThat(page.body())
                    .contains("我们这边出错了", page.header("X-Trace-Id").orElseThrow())
                    .doesNotContain("secret insides", "Exception", "at io.yanhuo");
        }

        @Test
        void is_a_problem_for_a_machine() {
            var answer = at(laowang.host()).getJson("/probe/failing");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("shared.internal")
                    .doesNotContain("secret insides", "Exception");
        }
    }

    @Nested
    class While_the_database_is_away {
        @Test
        void people_are_asked_to_wait_and_machines_are_told_how_long() {
            var page = at(laowang.host()).get("/probe/away");
            var answer = at(laowang.host()).getJson("/probe/away");

            assertThat(page.status()).isEqualTo(503);
            assertThat(page.body()).contains("请几秒后再试").doesNotContain("secret insides");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isPresent();
            assertThat(answer.body()).contains("shared.unavailable");
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
    class A_page_of_the_workspace {
        @Test
        void is_kept_nowhere() {
            assertThat(at(laowang.host()).get("/admin/login").header("Cache-Control"))
                    .contains("no-store");
            assertThat(at("ops.yanhuo.localhost").get("/login").header("Cache-Control"))
                    .contains("no-store");
        }
    }

    @Nested
    class A_host_with_a_dot_at_its_end {
        @Test
        void is_the_same_restaurant() throws IOException {
            assertThat(raw("GET /probe HTTP/1.1\r\nHost: " + laowang.host() + "."))
                    .startsWith("HTTP/1.1 200");
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

    @Nested
    class A_message_for_the_page_after_a_redirect {
        @Test
        void is_shown_once_and_cannot_be_forged() {
            var browser = at(laowang.host());
            browser.get("/login");
            assertThat(browser.post("/probe/saved", Map.of()).status()).isEqualTo(302);

            assertThat(browser.get("/probe/notice").body()).isEqualTo("gespeichert");
            assertThat(browser.get("/probe/notice").body()).isEqualTo("nothing");
            browser.plant("yh_flash", "W10.0000");
            assertThat(browser.get("/probe/notice").body()).isEqualTo("nothing");
        }

        @Test
        void never_outgrows_what_a_browser_may_send_back() {
            var browser = at(laowang.host());
            browser.get("/login");
            for (int i = 0; i < 80; i++) {
                assertThat(browser.post("/probe/saved", Map.of()).status()).isEqualTo(302);
            }

            assertThat(browser.cookie("yh_flash")).hasSizeLessThan(1500);
            assertThat(browser.get("/probe/notice").body()).isEqualTo("gespeichert");
        }
    }

    @Nested
    class Who_asks_too_much {
        @Test
        void is_told_to_wait_and_others_are_not() throws Exception {
            var answers = PeopleIT.atOnce(60, () -> at("yanhuo.localhost").getJson("/"));
            var refused = answers.stream().filter(answer -> answer.status() == 429).findFirst();

            assertThat(refused.orElseThrow().header("Retry-After")).contains("1");
            assertThat(refused.orElseThrow().body()).contains("access.too-many-requests");
            assertThat(at("yanhuo.localhost").get("/").body()).contains("操作太快了");
            assertThat(at(laowang.host()).getJson("/probe").status()).isEqualTo(200);
            await().untilAsserted(() ->
                    assertThat(at("yanhuo.localhost").getJson("/").status()).isEqualTo(404));
        }
    }

    /** What no well-behaved client would send. */
    private String raw(String head) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            var request = head + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private TestBrowser at(String host) {
        return new TestBrowser(host, port);
    }
}
