package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestBrowser;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FormsIT extends GuardScene {
    @Nested
    class A_form {
        @Test
        void of_our_own_is_taken() {
            var browser = signedIn(laowang, StaffRole.OWNER);
            browser.get("/admin/probe/form");

            assertThat(browser.post("/admin/probe", Map.of()).body()).startsWith("changed by");
        }

        @Test
        void without_a_token_is_not() {
            var browser = signedIn(laowang, StaffRole.OWNER);

            assertThat(browser.postAsItIs("/admin/probe", Map.of()).status()).isEqualTo(403);
            assertThat(browser.postAsItIs("/admin/probe", Map.of("_csrf", "")).status())
                    .isEqualTo(403);
            assertThat(browser.postAsItIs("/admin/probe", Map.of("_csrf", "x".repeat(80))).status())
                    .isEqualTo(403);
        }

        @Test
        void with_the_token_of_another_browser_is_not() {
            var browser = signedIn(laowang, StaffRole.OWNER);
            var other = signedIn(laowang, StaffRole.OWNER);
            other.get("/admin/probe/form");

            assertThat(browser.postAsItIs("/admin/probe", Map.of("_csrf", other.token())).status())
                    .isEqualTo(403);
        }

        @Test
        void from_before_the_login_is_not() {
            var browser = at(laowang);
            formAt(browser, "/admin/login");
            var before = browser.token();
            signIn(browser, phone, PASSWORD, "");

            assertThat(browser.postAsItIs("/admin/probe", Map.of("_csrf", before)).status())
                    .isEqualTo(403);
        }

        @Test
        void of_another_session_in_the_same_browser_is_not() {
            var browser = signedIn(laowang, StaffRole.OWNER);
            browser.get("/admin/probe/form");
            var token = browser.token();
            var name = browser.cookie("yh_browser");
            assertThat(browser.postAsItIs("/admin/probe", Map.of("_csrf", token)).status())
                    .isEqualTo(200);
            var later = signedIn(laowang, StaffRole.OWNER);
            later.plant("yh_browser", name);

            assertThat(later.postAsItIs("/admin/probe", Map.of("_csrf", token)).status())
                    .isEqualTo(403);
        }

        @Test
        void from_another_site_is_not_even_with_the_token() {
            var browser = signedIn(laowang, StaffRole.OWNER);
            browser.get("/admin/probe/form");
            var sibling = "http://" + amei.host() + ":" + port;

            assertThat(fetch(browser, "Origin", sibling)).isEqualTo(403);
            assertThat(fetch(browser, "Origin", "null")).isEqualTo(403);
            assertThat(fetch(browser, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
            assertThat(fetch(browser, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
            assertThat(fetch(browser, "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
            assertThat(fetch(browser, "Origin", browser.origin())).isEqualTo(200);
        }

        @Test
        void has_another_token_on_every_page() {
            var browser = at(laowang);
            formAt(browser, "/admin/login");
            var first = browser.token();
            formAt(browser, "/admin/login");

            assertThat(browser.token()).isNotEqualTo(first);
        }

        private int fetch(TestBrowser browser, String header, String value) {
            var headers = Map.of("X-CSRF-Token", browser.token(), header, value);
            return browser.postJson("/admin/probe", "{}", headers).status();
        }
    }
}
