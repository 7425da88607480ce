package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SigningInIT extends GuardScene {
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
        void gives_an_operator_a_new_token_as_well() {
            var browser = at("ops");
            browser.plant("yh_operator", "planted");
            signIn(browser, "root", "operator-password");
            var token = browser.cookie("yh_operator");

            assertThat(token).isNotEqualTo("planted");
            browser.get("/probe/form");
            browser.post("/login", Map.of("login", "root", "password", "operator-password"));
            assertThat(browser.cookie("yh_operator")).isNotEqualTo(token);
            var withTheOld = at("ops");
            withTheOld.plant("yh_operator", token);
            assertThat(withTheOld.get("/probe").status()).isEqualTo(303);
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
        @DisplayName("T-03 the right password of another restaurant is a wrong password")
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
            var unknown = People.phone();
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
                    Crowd.atOnce(30, () -> signIn(at(laowang), phone, "falsch-99999", "").status());

            assertThat(answers).filteredOn(Integer.valueOf(422)::equals).hasSize(5);
            assertThat(answers).filteredOn(Integer.valueOf(429)::equals).hasSize(25);
        }

        @Test
        void is_locked_for_an_address_that_tries_many_names() {
            var browser = formAt(at(laowang), "/admin/login?by=code");
            for (int i = 0; i < Lockout.TRIES_OF_AN_ADDRESS; i++) {
                var form = Map.of("phone", People.phone().digits(), "code", "000000");
                assertThat(browser.post("/admin/login/by-code", form).status()).isEqualTo(422);
            }

            assertThat(signIn(at(laowang), phone, PASSWORD, "").status()).isEqualTo(429);
        }

        @Test
        void stays_open_for_staff_when_guests_of_the_same_network_guess() {
            var guest = formAt(at(laowang), "/login");
            for (int i = 0; i <= Lockout.TRIES_OF_AN_ADDRESS; i++) {
                guest.post("/login", Map.of("phone", People.phone().digits(), "code", "000000"));
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
            var page = byCode(stranger, "/admin/login", People.phone());
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
            var guest = People.phone();
            var browser = formAt(at(laowang), "/login?next=/cart");
            var sent =
                    browser.post("/login/code", Map.of("phone", guest.digits(), "next", "/cart"));

            assertThat(sent.location()).isEqualTo("/login?sent&next=%2Fcart");
            assertThat(browser.get(sent.location()).body())
                    .contains("value=\"" + guest.digits() + "\"", "value=\"/cart\"");
            assertThat(browser.cookie("yh_phone")).doesNotContain(guest.digits());
        }
    }
}
