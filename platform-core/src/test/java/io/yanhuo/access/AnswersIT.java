package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestBrowser;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.Tenants;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What comes back, whatever was asked. */
class AnswersIT extends AnswerScene {
    @Autowired Tenants tenants;

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
        @DisplayName("T-14 an unknown host looks the same as one whose restaurant is suspended")
        void looks_the_same_as_one_whose_restaurant_is_suspended() {
            var suspended = testTenants.create("zu");
            tenants.happen(suspended.id(), TenantEvent.SUSPEND);

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
    class A_host_with_a_dot_at_its_end {
        @Test
        void is_the_same_restaurant() throws IOException {
            assertThat(raw("GET /probe HTTP/1.1\r\nHost: " + laowang.host() + "."))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Nested
    @ExtendWith(OutputCaptureExtension.class)
    class Our_own_mistake {
        @Test
        @DisplayName("T-15 our own mistake is a page without its insides")
        void is_a_page_with_a_number_and_without_its_insides() {
            var page = at(laowang.host()).get("/probe/failing");

            assertThat(page.status()).isEqualTo(500);
            assertThat(page.body())
                    .contains("我们这边出错了", page.header("X-Trace-Id").orElseThrow())
                    .doesNotContain("secret insides", "Exception", "at io.yanhuo");
        }

        @Test
        void is_told_to_the_log_with_the_restaurant_and_the_number_of_the_page(
                CapturedOutput output) {
            var page = at(laowang.host()).get("/probe/failing");

            var number = page.header("X-Trace-Id").orElseThrow();
            assertThat(output.getOut())
                    .containsPattern(
                            "ERROR.*\\[%s %s\\].*: GET /probe/failing failed"
                                    .formatted(laowang.id().value(), number));
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
    class A_refusal_that_comes_while_the_page_is_written {
        @Test
        void is_no_mistake_of_ours() {
            var page = at(laowang.host()).get("/probe/late");
            var answer = at(laowang.host()).getJson("/probe/late");

            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Retry-After")).contains("2");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).contains("2");
            assertThat(answer.body()).contains("\"code\":\"tenancy.busy\"");
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
}
