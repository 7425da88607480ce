package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestBrowser;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardIT {
    private static final String PASSWORD = "richtig-8888";

    @Autowired TestTenant testTenants;
    @Autowired StaffAccounts staff;
    @Autowired OperatorAccounts operators;
    @Autowired Tickets tickets;
    @Autowired Diners diners;
    @Autowired Authorization authorization;
    @Autowired Inbox inbox;
    @Autowired Sweeping sweeping;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;
    @Autowired EntityManager entities;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    Tenant laowang;
    Tenant amei;
    PhoneNumber phone;
    String owner;

    @BeforeAll
    void two_restaurants_with_an_owner_of_the_same_number() {
        laowang = testTenants.create("laowang");
        amei = testTenants.create("amei");
        phone = PeopleIT.phone();
        owner = in(laowang, () -> staff.create("老王", phone, StaffRole.OWNER, PASSWORD));
        in(amei, () -> staff.create("阿美", phone, StaffRole.OWNER, "ganz-anders-1"));
        operators.ensure("root", "operator-password");
    }

    @BeforeEach
    void nobody_is_locked_out() {
        platform.sql("DELETE FROM login_failure").update();
    }

    @AfterEach
    void the_time_is_the_time() {
        clock.reset();
    }

    @Nested
    class A_route {
        @Test
        void without_a_rule_is_refused() {
            assertThat(at(laowang).get("/probe/unruled").status()).isEqualTo(403);
        }

        @Test
        void shows_a_stranger_the_way_to_the_login_and_back() {
            var page = at(laowang).get("/admin/probe?tab=a&b=%E8%8F%9C");

            assertThat(page.status()).isEqualTo(303);
            assertThat(page.location())
                    .isEqualTo(
                            "/admin/login?next=%2Fadmin%2Fprobe%3Ftab%3Da%26b%3D%25E8%258F%259C");
            assertThat(at(laowang).get("/probe/orders").location())
                    .isEqualTo("/login?next=%2Fprobe%2Forders");
        }

        @Test
        void tells_a_script_that_somebody_has_to_sign_in() {
            var answer = at(laowang).getJson("/admin/probe");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("access.not-signed-in");
        }

        @Test
        void sends_a_page_that_htmx_updates_to_the_login() {
            var browser = at(laowang);
            var answer =
                    browser.send(
                            browser.request("/admin/probe")
                                    .header("HX-Request", "true")
                                    .header("HX-Current-URL", browser.origin() + "/admin/orders"));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("HX-Redirect"))
                    .contains("/admin/login?next=%2Fadmin%2Forders");
        }

        @Test
        void of_one_face_is_not_there_on_another() {
            assertThat(at("ops").get("/probe/orders").status()).isEqualTo(404);
            assertThat(at(laowang).get("/probe/menu").status()).isEqualTo(404);
            assertThat(at("ops").get("/admin/login").status()).isEqualTo(404);
        }

        @Test
        void asks_for_every_permission_it_names() {
            assertThat(signedIn(laowang, StaffRole.MANAGER).get("/admin/probe/menu").status())
                    .isEqualTo(200);
            assertThat(signedIn(laowang, StaffRole.MANAGER).get("/admin/probe/staff").status())
                    .isEqualTo(403);
            assertThat(signedIn(laowang, StaffRole.OWNER).get("/admin/probe/staff").status())
                    .isEqualTo(200);
            assertThat(signedIn(laowang, StaffRole.RIDER).get("/admin/probe").status())
                    .isEqualTo(200);
            assertThat(signedIn(laowang, StaffRole.RIDER).get("/admin/probe/menu").status())
                    .isEqualTo(403);
        }

        @Test
        void of_the_operators_is_open_to_operators_and_to_what_they_may() {
            var browser = at("ops");
            signIn(browser, "root", "operator-password");

            assertThat(browser.get("/probe").status()).isEqualTo(200);
            assertThat(browser.get("/probe/menu").status()).isEqualTo(403);
            assertThat(at("ops").get("/probe").status()).isEqualTo(303);
        }
    }

    @Nested
    class Signing_in {
        @Test
        void leads_on_to_the_page_that_was_wanted() {
            var browser = at(laowang);
            var page = signIn(browser, phone, PASSWORD, "/admin/probe?tab=a");

            assertThat(page.status()).isEqualTo(303);
            assertThat(page.location()).isEqualTo("/admin/probe?tab=a");
            assertThat(browser.get("/admin/probe").body())
                    .isEqualTo("STAFF " + laowang.id() + " " + owner);
        }

        @Test
        void never_leads_to_another_site() {
            for (var next : List.of("//evil.example", "https://evil.example", "/\\evil.example")) {
                assertThat(signIn(at(laowang), phone, PASSWORD, next).location())
                        .isEqualTo("/admin");
            }
        }

        @Test
        void gives_a_new_token_so_that_a_planted_one_is_worth_nothing() {
            var browser = at(laowang);
            browser.plant("yh_staff", "planted");
            signIn(browser, phone, PASSWORD, "");
            var token = browser.cookie("yh_staff");

            assertThat(token).isNotEqualTo("planted");
            browser.get("/admin/probe/form");
            browser.post("/admin/login", Map.of("phone", phone.digits(), "password", PASSWORD));
            assertThat(browser.cookie("yh_staff")).isNotEqualTo(token);
            var withTheOld = at(laowang);
            withTheOld.plant("yh_staff", token);
            assertThat(withTheOld.get("/admin/probe").status()).isEqualTo(303);
        }

        @Test
        void sets_a_cookie_that_scripts_and_other_sites_do_not_get() {
            var browser = at(laowang);
            var cookies = signIn(browser, phone, PASSWORD, "").headers().allValues("Set-Cookie");

            assertThat(cookies)
                    .filteredOn(cookie -> cookie.startsWith("yh_staff="))
                    .singleElement()
                    .asString()
                    .contains("HttpOnly", "SameSite=Lax", "Path=/")
                    .doesNotContain("Domain");
        }

        @Test
        void with_the_right_password_of_another_restaurant_is_a_wrong_password() {
            var wrong = signIn(at(amei), phone, "falsch-99999", "");
            var ofLaowang = signIn(at(amei), phone, PASSWORD, "");

            assertThat(ofLaowang.status()).isEqualTo(422);
            assertThat(stripped(ofLaowang)).isEqualTo(stripped(wrong));
            assertThat(ofLaowang.headers().allValues("Set-Cookie"))
                    .noneMatch(cookie -> cookie.contains("yh_staff"));
        }

        @Test
        void answers_an_unknown_number_like_a_wrong_password() {
            var unknown = PeopleIT.phone();
            var wrong = signIn(at(laowang), phone, "falsch-99999", "");
            var nobody = signIn(at(laowang), unknown, "falsch-99999", "");

            assertThat(nobody.status()).isEqualTo(wrong.status());
            assertThat(stripped(nobody).replace(unknown.digits(), phone.digits()))
                    .isEqualTo(stripped(wrong));
        }

        @Test
        void takes_as_long_for_an_unknown_number_as_for_a_wrong_password() {
            var passwords = new Passwords();
            var hash = passwords.hash(PASSWORD);
            long known = nanos(() -> passwords.matches("falsch-99999", hash));
            long unknown = nanos(() -> passwords.matches("falsch-99999", passwords.decoy()));

            assertThat((double) unknown / known).isBetween(0.4, 2.5);
        }

        @Test
        void is_locked_after_five_wrong_passwords_even_for_the_right_one() {
            for (int i = 0; i < 5; i++) {
                assertThat(signIn(at(laowang), phone, "falsch-99999", "").status()).isEqualTo(422);
            }
            var locked = signIn(at(laowang), phone, PASSWORD, "");

            assertThat(locked.status()).isEqualTo(429);
            assertThat(locked.body()).contains("请 10 分钟后再试");
            assertThat(signIn(at(amei), phone, "ganz-anders-1", "").status()).isEqualTo(303);
            clock.advance(Duration.ofMinutes(10));
            assertThat(signIn(at(laowang), phone, PASSWORD, "").status()).isEqualTo(303);
        }

        @Test
        void is_not_locked_by_four_wrong_ones_before_the_right_one() {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 4; i++) signIn(at(laowang), phone, "falsch-99999", "");
                assertThat(signIn(at(laowang), phone, PASSWORD, "").status()).isEqualTo(303);
            }
        }

        @Test
        void lets_no_more_than_five_of_thirty_guesses_at_once_be_looked_at() throws Exception {
            var answers =
                    PeopleIT.atOnce(
                            30, () -> signIn(at(laowang), phone, "falsch-99999", "").status());

            assertThat(answers).filteredOn(Integer.valueOf(422)::equals).hasSize(5);
            assertThat(answers).filteredOn(Integer.valueOf(429)::equals).hasSize(25);
        }

        @Test
        void is_locked_for_an_address_that_tries_many_names() {
            var browser = formAt(at(laowang), "/admin/login?by=code");
            for (int i = 0; i < Lockout.TRIES_OF_AN_ADDRESS; i++) {
                var form = Map.of("phone", PeopleIT.phone().digits(), "code", "000000");
                assertThat(browser.post("/admin/login/by-code", form).status()).isEqualTo(422);
            }

            assertThat(signIn(at(laowang), phone, PASSWORD, "").status()).isEqualTo(429);
        }

        @Test
        void stays_open_for_staff_when_guests_of_the_same_network_guess() {
            var guest = formAt(at(laowang), "/login");
            for (int i = 0; i <= Lockout.TRIES_OF_AN_ADDRESS; i++) {
                guest.post("/login", Map.of("phone", PeopleIT.phone().digits(), "code", "000000"));
            }

            assertThat(guest.get("/login").status()).isEqualTo(200);
            assertThat(signIn(at(laowang), phone, PASSWORD, "").status()).isEqualTo(303);
        }

        @Test
        void works_by_a_code_and_only_for_staff() {
            var browser = at(laowang);
            assertThat(byCode(browser, "/admin/login", phone).status()).isEqualTo(303);
            assertThat(browser.get("/admin/probe").status()).isEqualTo(200);

            var stranger = at(laowang);
            var page = byCode(stranger, "/admin/login", PeopleIT.phone());
            assertThat(page.status()).isEqualTo(403);
            assertThat(page.body()).contains("不是本店员工");
            assertThat(stranger.cookie("yh_staff")).isNull();
        }

        @Test
        void keeps_what_was_typed_and_says_what_to_mend() {
            var page =
                    formAt(at(laowang), "/admin/login")
                            .post("/admin/login", Map.of("phone", "12345", "password", PASSWORD));

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.body())
                    .contains("value=\"12345\"", "请输入 11 位手机号")
                    .doesNotContain(PASSWORD);
        }

        @Test
        void remembers_the_number_a_code_was_sent_to_without_showing_it_in_the_address() {
            var guest = PeopleIT.phone();
            var browser = formAt(at(laowang), "/login?next=/cart");
            var sent =
                    browser.post("/login/code", Map.of("phone", guest.digits(), "next", "/cart"));

            assertThat(sent.location()).isEqualTo("/login?sent&next=%2Fcart");
            assertThat(browser.get(sent.location()).body())
                    .contains("value=\"" + guest.digits() + "\"", "value=\"/cart\"");
            assertThat(browser.cookie("yh_phone")).doesNotContain(guest.digits());
        }
    }

    @Nested
    class What_is_over {
        @Test
        void is_thrown_away_and_nothing_else() {
            var browser = at(laowang);
            signIn(browser, phone, PASSWORD, "");
            in(laowang, () -> tickets.issue(Who.STAFF, owner, "/admin"));
            sweeping.run();
            assertThat(browser.get("/admin/probe").status()).isEqualTo(200);

            clock.advance(Duration.ofDays(8));
            sweeping.run();
            assertThat(rows("login_session")).isZero();
            assertThat(rows("ticket")).isZero();
            assertThat(
                            platform.sql("SELECT COUNT(*) FROM login_failure")
                                    .query(Long.class)
                                    .single())
                    .isZero();
        }

        private long rows(String table) {
            return in(
                    laowang,
                    () ->
                            transaction.execute(_ ->
                                    ((Number)
                                                    entities.createNativeQuery(
                                                                    "SELECT COUNT(*) FROM " + table)
                                                            .getSingleResult())
                                            .longValue()));
        }
    }

    @Nested
    class A_session {
        @Test
        void of_one_restaurant_is_nothing_in_another() {
            var browser = at(laowang);
            signIn(browser, phone, PASSWORD, "");
            var elsewhere = at(amei);
            elsewhere.plant("yh_staff", browser.cookie("yh_staff"));

            assertThat(elsewhere.get("/admin/probe").status()).isEqualTo(303);
            assertThat(elsewhere.getJson("/admin/probe").status()).isEqualTo(401);
        }

        @Test
        void ends_with_the_logout() {
            var browser = at(laowang);
            signIn(browser, phone, PASSWORD, "");
            var token = browser.cookie("yh_staff");
            browser.get("/admin/probe/form");
            assertThat(browser.post("/admin/logout", Map.of()).location())
                    .isEqualTo("/admin/login?left");

            assertThat(browser.cookie("yh_staff")).isNull();
            browser.plant("yh_staff", token);
            assertThat(browser.get("/admin/probe").status()).isEqualTo(303);
        }

        @Test
        void ends_when_nobody_uses_it_and_in_any_case_after_a_week() {
            var browser = at(laowang);
            signIn(browser, phone, PASSWORD, "");
            clock.advance(Duration.ofHours(11));
            assertThat(browser.get("/admin/probe").status()).isEqualTo(200);
            clock.advance(Duration.ofHours(13));
            assertThat(browser.get("/admin/probe").status()).isEqualTo(303);

            clock.reset();
            signIn(browser, phone, PASSWORD, "");
            for (int i = 0; i < 15; i++) {
                clock.advance(Duration.ofHours(11));
                assertThat(browser.get("/admin/probe").status()).isEqualTo(200);
            }
            clock.advance(Duration.ofHours(4));
            assertThat(browser.get("/admin/probe").status()).isEqualTo(303);
        }

        @Test
        void of_an_operator_ends_after_half_an_hour_without_use() {
            var browser = at("ops");
            signIn(browser, "Root ", "operator-password");
            clock.advance(Duration.ofMinutes(29));
            assertThat(browser.get("/probe").status()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(31));
            assertThat(browser.get("/probe").status()).isEqualTo(303);
        }

        @Test
        void loses_a_permission_with_the_role_at_once() {
            var cook = PeopleIT.phone();
            var id = in(laowang, () -> staff.create("小李", cook, StaffRole.MANAGER, PASSWORD));
            var browser = at(laowang);
            signIn(browser, cook, PASSWORD, "");
            assertThat(browser.get("/admin/probe/menu").status()).isEqualTo(200);

            laowang.scope().run(() -> staff.changeRole(id, StaffRole.KITCHEN));
            assertThat(browser.get("/admin/probe/menu").status()).isEqualTo(403);
            laowang.scope().run(() -> staff.deactivate(id));
            assertThat(browser.get("/admin/probe").status()).isEqualTo(303);
            assertThat(signIn(at(laowang), cook, PASSWORD, "").status()).isEqualTo(422);
        }

        @Test
        void notices_what_another_node_changed_within_two_seconds() throws Exception {
            var cook = PeopleIT.phone();
            var id = in(laowang, () -> staff.create("小张", cook, StaffRole.MANAGER, PASSWORD));
            var browser = at(laowang);
            signIn(browser, cook, PASSWORD, "");
            assertThat(browser.get("/admin/probe/menu").status()).isEqualTo(200);

            asAnotherNode(id);
            Thread.sleep(2000);
            assertThat(browser.get("/admin/probe").status()).isEqualTo(303);
        }

        private void asAnotherNode(String id) {
            var sql = "UPDATE staff SET active = FALSE WHERE staff_id = ?";
            laowang.scope()
                    .run(() ->
                            transaction.executeWithoutResult(_ ->
                                    entities.createNativeQuery(sql)
                                            .setParameter(1, id)
                                            .executeUpdate()));
        }
    }

    @Nested
    class People_of_the_same_id_in_two_restaurants {
        @Test
        void do_not_share_what_they_may() {
            var inLaowang = new Actor(Who.STAFF, laowang.id(), "admin", "admin", StaffRole.OWNER);
            var inAmei = new Actor(Who.STAFF, amei.id(), "admin", "admin", StaffRole.KITCHEN);

            for (int i = 0; i < 2; i++) {
                assertThat(authorization.permits(inLaowang, Permission.MENU_EDIT)).isTrue();
                assertThat(authorization.permits(inAmei, Permission.MENU_EDIT)).isFalse();
                assertThat(authorization.permits(inAmei, Permission.KITCHEN_WORK)).isTrue();
            }
        }

        @Test
        void do_not_share_it_with_other_kinds_of_people() {
            var operator = new Actor(Who.OPERATOR, null, "admin", "admin", null);
            var diner = new Actor(Who.DINER, laowang.id(), "admin", "", null);

            assertThat(authorization.permits(operator, Permission.TENANTS_SUSPEND)).isTrue();
            assertThat(authorization.permits(operator, Permission.MENU_EDIT)).isFalse();
            assertThat(authorization.permits(diner, Permission.MENU_EDIT)).isFalse();
            assertThat(authorization.permits(diner)).isTrue();
        }
    }

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

    @Nested
    class A_diner {
        @Test
        void is_recognised_by_a_cookie_that_holds_no_session() {
            var browser = at(laowang);
            assertThat(browser.get("/probe").body()).startsWith("ANYONE " + laowang.id());
            var shown = inCart(browser);

            assertThat(browser.get("/probe/orders").body()).isEqualTo(shown);
            assertThat(inCart(browser)).isEqualTo(shown);
            assertThat(browser.cookie("JSESSIONID")).isNull();
        }

        @Test
        void cannot_alter_the_cookie() {
            var browser = at(laowang);
            inCart(browser);
            var cookie = browser.cookie("yh_diner");
            var other = in(laowang, diners::anonymous);
            var body = java.util.Base64.getUrlEncoder().withoutPadding();
            var forged = body.encodeToString(("9999999999 " + other).getBytes());

            for (var wrong :
                    List.of(
                            forged + cookie.substring(cookie.indexOf('.')),
                            forged,
                            forged + ".",
                            "." + cookie,
                            cookie.substring(1))) {
                browser.plant("yh_diner", wrong);
                assertThat(browser.get("/probe/orders").status()).as(wrong).isEqualTo(303);
            }
        }

        @Test
        void of_one_restaurant_is_a_stranger_in_another() {
            var browser = at(laowang);
            inCart(browser);
            var elsewhere = at(amei);
            elsewhere.plant("yh_diner", browser.cookie("yh_diner"));

            assertThat(elsewhere.get("/probe/orders").status()).isEqualTo(303);
            assertThat(elsewhere.get("/probe").body()).startsWith("ANYONE " + amei.id());
        }

        @Test
        void who_signs_in_stays_the_same_and_is_found_again_by_number() {
            var guest = PeopleIT.phone();
            var browser = at(laowang);
            var shown = inCart(browser);
            assertThat(byCode(browser, "/login", guest).location()).isEqualTo("/me");
            assertThat(browser.get("/probe/orders").body()).isEqualTo(shown);

            clock.advance(Duration.ofMinutes(1));
            var phoneAtHome = at(laowang);
            inCart(phoneAtHome);
            byCode(phoneAtHome, "/login", guest);
            assertThat(phoneAtHome.get("/probe/orders").body()).isEqualTo(shown);
        }

        @Test
        void is_forgotten_by_the_browser_after_half_a_year() {
            var browser = at(laowang);
            inCart(browser);
            clock.advance(Duration.ofDays(179));
            assertThat(browser.get("/probe/orders").status()).isEqualTo(200);
            clock.advance(Duration.ofDays(2));
            assertThat(browser.get("/probe/orders").status()).isEqualTo(303);
        }

        @Test
        void enters_by_a_ticket_once() {
            var diner = in(laowang, diners::anonymous);
            var path = in(laowang, () -> tickets.issue(Who.DINER, diner, "/probe/orders"));
            var browser = at(laowang);

            assertThat(at(amei).get(path).status()).isEqualTo(410);
            assertThat(browser.get(path).location()).endsWith("/probe/orders");
            assertThat(browser.get("/probe/orders").body()).endsWith(diner);
            assertThat(at(laowang).get(path).status()).isEqualTo(410);
        }
    }

    @Nested
    class Staff_with_a_ticket {
        @Test
        void enters_once() {
            var path = in(laowang, () -> tickets.issue(Who.STAFF, owner, "/admin/probe"));
            var browser = at(laowang);

            assertThat(path).startsWith("/admin/enter?ticket=");
            assertThat(browser.get(path).location()).endsWith("/admin/probe");
            assertThat(browser.get("/admin/probe").body()).endsWith(owner);
            assertThat(at(laowang).get(path).status()).isEqualTo(410);
        }
    }

    @Nested
    class A_distributor {
        @Test
        void is_one_person_for_all_restaurants() {
            var person = PeopleIT.phone();
            var browser = at("partner");
            assertThat(byCode(browser, "/login", person).location()).isEqualTo("/");

            assertThat(browser.cookie("yh_partner")).isNotNull().doesNotContain(person.digits());
        }
    }

    private String inCart(TestBrowser browser) {
        return formAt(browser, "/login").post("/probe/cart", Map.of()).body();
    }

    private TestBrowser.Page byCode(TestBrowser browser, String login, PhoneNumber number) {
        formAt(browser, login.equals("/login") ? login : login + "?by=code");
        browser.post(login + "/code", Map.of("phone", number.digits()));
        var code = Codes.last(inbox, number);
        var action = login.equals("/login") ? login : login + "/by-code";
        return browser.post(action, Map.of("phone", number.digits(), "code", code));
    }

    private TestBrowser signedIn(Tenant tenant, StaffRole role) {
        var number = PeopleIT.phone();
        in(tenant, () -> staff.create(role.name(), number, role, PASSWORD));
        var browser = at(tenant);
        assertThat(signIn(browser, number, PASSWORD, "").status()).isEqualTo(303);
        return browser;
    }

    private TestBrowser.Page signIn(
            TestBrowser browser, PhoneNumber number, String password, String next) {
        var form = Map.of("phone", number.digits(), "password", password, "next", next);
        return formAt(browser, "/admin/login?by=password").post("/admin/login", form);
    }

    private void signIn(TestBrowser browser, String login, String password) {
        var page =
                formAt(browser, "/login")
                        .post("/login", Map.of("login", login, "password", password));
        assertThat(page.status()).isEqualTo(303);
    }

    private static TestBrowser formAt(TestBrowser browser, String path) {
        browser.get(path);
        return browser;
    }

    private TestBrowser at(Tenant tenant) {
        return new TestBrowser(tenant.host(), port);
    }

    private TestBrowser at(String name) {
        return new TestBrowser(name + ".yanhuo.localhost", port);
    }

    private static <T> T in(Tenant tenant, java.util.function.Supplier<T> work) {
        return tenant.scope().get(work);
    }

    /** Without what differs from page to page. */
    private static String stripped(TestBrowser.Page page) {
        return page.body().replaceAll("(value|content)=\"[0-9a-z]{80}\"", "");
    }

    private static long nanos(Runnable work) {
        work.run();
        long start = System.nanoTime();
        for (int i = 0; i < 5; i++) work.run();
        return System.nanoTime() - start;
    }
}
