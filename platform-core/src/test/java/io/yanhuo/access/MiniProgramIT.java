package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Refusals;
import io.yanhuo.TestBrowser;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MiniProgramIT {
    private static final AtomicInteger CODES = new AtomicInteger();

    @Autowired TestTenant testTenants;
    @Autowired WxApps apps;
    @Autowired Diners diners;
    @Autowired Audit audit;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;
    @LocalServerPort int port;

    Tenant laowang;
    Tenant amei;
    String ofLaowang;
    String ofAmei;

    @BeforeAll
    void two_restaurants_with_a_mini_program_each() {
        laowang = testTenants.create("laowang");
        amei = testTenants.create("amei");
        ofLaowang = register(laowang);
        ofAmei = register(amei);
    }

    @AfterEach
    void the_time_is_the_time() {
        clock.reset();
    }

    @Nested
    class Logging_in {
        @Test
        void makes_the_person_of_an_openid_a_diner_of_the_restaurant() {
            var token = token(laowang, ofLaowang, "o-li");
            var diner = laowang.scope().get(() -> diners.ofWeChat(ofLaowang, "o-li"));

            assertThat(probe(laowang, token).body())
                    .isEqualTo("DINER " + laowang.id() + " " + diner);
            assertThat(probe(laowang, token(laowang, ofLaowang, "o-li")).body()).endsWith(diner);
        }

        @Test
        void takes_each_code_once() {
            var code = TestWeChat.code(ofLaowang, "o-li", CODES.incrementAndGet());
            assertThat(login(laowang, code).status()).isEqualTo(200);

            var again = login(laowang, code);
            assertThat(again.status()).isEqualTo(422);
            assertThat(again.body()).contains("integrations.wechat.code-used");
        }

        @Test
        @DisplayName("T-03, T-24 a code of another restaurant's mini-program is refused")
        void with_a_code_of_another_restaurants_mini_program_is_refused() {
            var code = TestWeChat.code(ofLaowang, "o-li", CODES.incrementAndGet());

            assertThat(login(amei, code).status()).isEqualTo(422);
        }

        @Test
        void says_so_where_there_is_no_mini_program() {
            var none = testTenants.create("ohne");

            var answer = login(none, "any");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).contains("access.no-mini-program");
        }

        @Test
        void wants_a_code() {
            assertThat(login(laowang, "").status()).isEqualTo(400);
        }
    }

    @Nested
    class A_token {
        @Test
        @DisplayName("T-02 a token of one restaurant is nothing in another and leaves a trace")
        void of_one_restaurant_is_nothing_in_another_and_leaves_a_trace() {
            var token = token(laowang, ofLaowang, "o-li");
            var answer = probe(amei, token);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
            assertThat(audit.latest(amei.id(), null, 1))
                    .singleElement()
                    .satisfies(
                            entry -> assertThat(entry.action()).isEqualTo("access.foreign-token"));
        }

        @Test
        void leaves_one_trace_an_hour_however_often_it_is_tried_elsewhere() {
            var token = token(laowang, ofLaowang, "o-many");
            long before = traces();
            for (int i = 0; i < 5; i++) assertThat(probe(amei, token).status()).isEqualTo(401);

            assertThat(traces() - before).isEqualTo(1);
            probe(amei, token(laowang, ofLaowang, "o-more"));
            assertThat(traces() - before).isEqualTo(2);
            clock.advance(Duration.ofHours(1).plusSeconds(1));
            probe(amei, token);
            assertThat(traces() - before).isEqualTo(3);
        }

        private long traces() {
            return platform.sql("SELECT COUNT(*) FROM audit WHERE tenant_id = ? AND action = ?")
                    .params(amei.id().value(), "access.foreign-token")
                    .query(Long.class)
                    .single();
        }

        @Test
        @DisplayName("T-02 a path of one restaurant on the host of another is nobody's")
        void on_the_host_of_another_restaurant_finds_nobody() {
            var token = token(laowang, ofLaowang, "o-li");
            var browser = new TestBrowser(amei.host(), port);
            var path = "/t/" + laowang.publicId() + "/api/probe";

            var answer =
                    browser.send(browser.request(path).header("Authorization", "Bearer " + token));
            assertThat(answer.status()).isEqualTo(404);
        }

        @Test
        void ends_after_a_day() {
            var token = token(laowang, ofLaowang, "o-li");
            clock.advance(Duration.ofHours(23));
            assertThat(probe(laowang, token).status()).isEqualTo(200);
            clock.advance(Duration.ofHours(2));
            assertThat(probe(laowang, token).status()).isEqualTo(401);
        }

        @Test
        void ends_with_the_mini_program_it_was_made_for() {
            var wechsel = testTenants.create("wechsel");
            var token = token(wechsel, register(wechsel), "o-li");
            assertThat(probe(wechsel, token).status()).isEqualTo(200);

            register(wechsel);
            assertThat(probe(wechsel, token).status()).isEqualTo(401);
        }

        @Test
        void cannot_be_made_up() {
            var token = token(laowang, ofLaowang, "o-li");
            var signature = token.substring(token.indexOf('.'));
            var other = laowang.scope().get(diners::anonymous);
            var text = "9999999999 " + laowang.id() + " " + ofLaowang + " " + other;
            var forged = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());

            for (var wrong : List.of("", "x", ".", forged, forged + signature, token + "0")) {
                assertThat(probe(laowang, wrong).status()).as(wrong).isEqualTo(401);
            }
        }

        @Test
        void is_not_a_cookie_and_a_cookie_is_not_a_token() {
            var browser = new TestBrowser(laowang.host(), port);
            browser.get("/login");
            browser.post("/probe/cart", Map.of());

            assertThat(probe(laowang, String.valueOf(browser.cookie("yh_diner"))).status())
                    .isEqualTo(401);
            browser.plant("yh_diner", token(laowang, ofLaowang, "o-li"));
            assertThat(browser.get("/probe/orders").status()).isEqualTo(303);
        }
    }

    @Nested
    class A_page_in_the_web_view {
        @Test
        void is_signed_in_by_a_ticket() {
            var token = token(laowang, ofLaowang, "o-webview");
            var diner = laowang.scope().get(() -> diners.ofWeChat(ofLaowang, "o-webview"));
            var answer = ticket(token, "/probe/orders");
            assertThat(answer.status()).isEqualTo(200);

            var browser = new TestBrowser(laowang.host(), port);
            var path = JsonMapper.shared().readTree(answer.body()).get("path").asString();
            assertThat(browser.get(path).location()).endsWith("/probe/orders");
            assertThat(browser.get("/probe/orders").body()).endsWith(diner);
        }

        @Test
        void is_one_of_the_restaurant() {
            var token = token(laowang, ofLaowang, "o-webview");

            assertThat(ticket(token, "https://evil.example").status()).isEqualTo(422);
            assertThat(ticket("", "/me").status()).isEqualTo(401);
        }

        private TestBrowser.Page ticket(String token, String page) {
            return new TestBrowser("yanhuo.localhost", port)
                    .postJson(
                            "/t/" + laowang.publicId() + "/api/tickets",
                            "{\"page\":\"" + page + "\"}",
                            Map.of("Authorization", "Bearer " + token));
        }
    }

    @Nested
    class An_appid {
        @Test
        void belongs_to_one_restaurant() {
            Refusals.refused(
                    () -> apps.register(amei.id(), ofLaowang, "stolen"),
                    AccessRefusal.AppidTaken.class);
            assertThat(apps.of(laowang.id()).orElseThrow().secret())
                    .isEqualTo("secret-of-" + ofLaowang);
            assertThat(apps.appid(amei.id())).contains(ofAmei);
        }

        @Test
        void has_a_secret_that_the_database_does_not_show() {
            byte[] stored =
                    platform.sql("SELECT secret_cipher FROM tenant_wx_app WHERE appid = ?")
                            .param(ofLaowang)
                            .query(byte[].class)
                            .single();

            assertThat(new String(stored)).doesNotContain("secret-of");
            assertThat(apps.of(laowang.id()).orElseThrow().toString()).doesNotContain("secret-of");
        }

        @Test
        void looks_like_one() {
            Refusals.refused(
                    () -> apps.register(amei.id(), "wx12", "s"), AccessRefusal.NotAnAppid.class);
        }
    }

    private String register(Tenant tenant) {
        var appid = "wx" + RandomId.ofLength(16);
        apps.register(tenant.id(), appid, "secret-of-" + appid);
        TestWeChat.shared().knows(appid, "secret-of-" + appid);
        return appid;
    }

    private String token(Tenant tenant, String appid, String openid) {
        var code = TestWeChat.code(appid, openid, CODES.incrementAndGet());
        var answer = JsonMapper.shared().readTree(login(tenant, code).body());
        assertThat(answer.get("expiresAt").asString()).endsWith("Z");
        return answer.get("token").asString();
    }

    private TestBrowser.Page login(Tenant tenant, String code) {
        return new TestBrowser("yanhuo.localhost", port)
                .postJson(
                        "/t/" + tenant.publicId() + "/api/login",
                        "{\"code\":\"" + code + "\"}",
                        Map.of());
    }

    private TestBrowser.Page probe(Tenant tenant, String token) {
        var browser = new TestBrowser("yanhuo.localhost", port);
        var path = "/t/" + tenant.publicId() + "/api/probe";
        return browser.send(browser.request(path).header("Authorization", "Bearer " + token));
    }
}
