package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EnteringIT extends GuardScene {
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
        @DisplayName("T-02 a diner of one restaurant is a stranger in another")
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
            var guest = People.phone();
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
    class A_ticket_of_somebody_else {
        @Test
        void puts_nobody_in_the_place_of_a_diner_who_is_not_asked() {
            var here = People.phone();
            var browser = at(laowang);
            byCode(browser, "/login", here);
            inCart(browser);
            var shown = browser.get("/probe/orders").body();
            var there = People.phone();
            var other = in(laowang, () -> diners.provePhone(null, there));
            var path = ticket(Who.DINER, other, "/probe/orders");

            var question = browser.get(path);

            assertThat(question.status()).isEqualTo(200);
            assertThat(question.body())
                    .contains(here.masked(), there.masked(), "href=\"/me\"")
                    .doesNotContain(here.digits(), there.digits());
            assertThat(browser.get("/probe/orders").body()).as("stays").isEqualTo(shown);
        }

        @Test
        void is_used_when_the_diner_agrees() {
            var browser = at(laowang);
            byCode(browser, "/login", People.phone());
            var other = in(laowang, () -> diners.provePhone(null, People.phone()));
            var path = ticket(Who.DINER, other, "/probe/orders");
            browser.get(path);

            var agreed = browser.post("/enter", Map.of("ticket", path.split("=")[1]));

            assertThat(agreed.location()).endsWith("/probe/orders");
            assertThat(browser.get("/probe/orders").body()).endsWith(other);
            assertThat(browser.get(path).status()).as("once").isEqualTo(410);
        }

        @Test
        void is_used_by_no_form_of_another_site() {
            var browser = at(laowang);
            byCode(browser, "/login", People.phone());
            var shown = browser.get("/probe/orders").body();
            var other = in(laowang, () -> diners.provePhone(null, People.phone()));
            var path = ticket(Who.DINER, other, "/me");

            var forged = browser.postAsItIs("/enter", Map.of("ticket", path.split("=")[1]));

            assertThat(forged.status()).isEqualTo(403);
            assertThat(browser.get("/probe/orders").body()).isEqualTo(shown);
        }

        @Test
        void is_no_question_for_whoever_it_is_already_or_has_not_signed_in() {
            var number = People.phone();
            var browser = at(laowang);
            byCode(browser, "/login", number);
            var oneself = in(laowang, () -> diners.provePhone(null, number));
            var stranger = at(laowang);
            inCart(stranger);

            for (var one : List.of(browser, stranger)) {
                assertThat(one.get(ticket(Who.DINER, oneself, "/probe/orders")).location())
                        .endsWith("/probe/orders");
            }
        }

        @Test
        void puts_nobody_in_the_place_of_staff_who_is_not_asked() {
            var browser = signedIn(laowang, StaffRole.CASHIER);
            var shown = browser.get("/admin/probe").body();
            var path = ticket(Who.STAFF, owner, "/admin/probe");

            var question = browser.get(path);

            assertThat(question.body())
                    .contains("CASHIER", "老王", phone.masked(), "href=\"/admin\"")
                    .doesNotContain(phone.digits());
            assertThat(browser.get("/admin/probe").body()).as("stays").isEqualTo(shown);
            browser.get(path);
            browser.post("/admin/enter", Map.of("ticket", path.split("=")[1]));
            assertThat(browser.get("/admin/probe").body()).endsWith(owner);
            assertThat(browser.get(ticket(Who.STAFF, owner, "/admin/probe")).location())
                    .as("oneself")
                    .endsWith("/admin/probe");
        }

        private String ticket(Who kind, String person, String page) {
            return in(laowang, () -> tickets.issue(kind, person, page));
        }
    }

    @Nested
    class A_distributor {
        @Test
        void is_one_person_for_all_restaurants() {
            var person = People.phone();
            var browser = at("partner");
            assertThat(byCode(browser, "/login", person).location()).isEqualTo("/");

            assertThat(browser.cookie("yh_partner")).isNotNull().doesNotContain(person.digits());
        }
    }
}
