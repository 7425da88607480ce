package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RouteRulesIT extends GuardScene {
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
    class People_of_the_same_id_in_two_restaurants {
        @Test
        @DisplayName("T-20 people of the same id in two restaurants do not share what they may")
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
            var operator =
                    new Actor(Who.OPERATOR, null, "admin", "admin", OperatorRole.ADMINISTRATOR);
            var diner = new Actor(Who.DINER, laowang.id(), "admin", "", null);

            assertThat(authorization.permits(operator, Permission.TENANTS_SUSPEND)).isTrue();
            assertThat(authorization.permits(operator, Permission.MENU_EDIT)).isFalse();
            assertThat(authorization.permits(diner, Permission.MENU_EDIT)).isFalse();
            assertThat(authorization.permits(diner)).isTrue();
        }
    }
}
