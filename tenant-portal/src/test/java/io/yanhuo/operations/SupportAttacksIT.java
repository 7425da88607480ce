package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.MockBrowser;
import io.yanhuo.access.Actor;
import io.yanhuo.access.Diners;
import io.yanhuo.access.OperatorRole;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.SupportSessions;
import io.yanhuo.access.Who;
import io.yanhuo.distribution.Distributors;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** What an operator tries who wants more than to help, and a diner who wants nobody helped. */
class SupportAttacksIT extends SupportScene {
    private static final Map<String, String> STATION = Map.of("name", "新烤炉");

    @Autowired SupportSessions support;
    @Autowired Distributors distributors;
    @Autowired Diners diners;

    @Nested
    class Other_ways_to_the_same_page {
        @ParameterizedTest
        @DisplayName("T-49 no method that people do not use gets further")
        @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "MOVE"})
        void are_none_by_method(String method) {
            var looks = helping().open("/admin/stations");
            assertThat(looks.send(method, "/admin/stations").status()).isIn(403, 405);

            var changes = changing().open("/admin/stations");
            for (var closed : List.of("/admin/staff", "/admin/export", "/admin/payment-account"))
                assertThat(changes.send(method, closed).status()).as(closed).isIn(403, 405);
        }

        @ParameterizedTest
        @DisplayName("T-49 nor is a closed page open under another spelling")
        @ValueSource(
                strings = {
                    "/admin/st%61ff",
                    "/%61dmin/staff",
                    "/admin/staff;a=b",
                    "/admin;a=b/staff",
                    "/admin/staff/",
                    "/admin//staff",
                    "/admin/./staff",
                    "/admin/orders/../staff",
                    "/admin/orders/%2e%2e/staff",
                    "/ADMIN/staff",
                    "/admin/staff%00",
                    "/admin/staff.html",
                    "/admin/tables%2fprint"
                })
        void are_none_by_spelling(String address) {
            assertThat(changing().openAsWritten(address).status()).isIn(400, 403, 404);
        }

        @Test
        @DisplayName("T-49 nor by what a page is asked for, nor on the mini-program's door")
        void are_none_by_the_face() {
            var helper = changing();
            for (var page : List.of("/admin/staff", "/admin/orders/x/ticket", "/admin/export"))
                assertThat(helper.openJson(page).status()).as(page).isEqualTo(403);
            var door = helper.copyTo("yanhuo.localhost");
            for (var part : List.of("orders", "me", "coupons", "addresses")) {
                var path = "/t/" + shop.publicId() + "/api/" + part;
                assertThat(door.openJson(path).status()).as(path).isIn(401, 404, 405);
                assertThat(door.send("POST", path).status()).as(path).isIn(400, 401, 404, 405, 415);
            }
            assertThat(helper.openJson("/orders").page()).doesNotContain("support");
        }
    }

    @Test
    @DisplayName("T-49 no link is made for her who is shut out in the moment that she asks for it")
    void no_link_behind_a_shut_door() {
        var access = desk.get(asked(mei, false));
        var actor = new Actor(Who.OPERATOR, null, id(MEI), MEI, OperatorRole.SUPPORT);
        var way = support.setOut(new MockHttpServletResponse());
        assertThat(support.show(access, way, actor)).isNotEmpty();

        platform.sql("DELETE FROM operator_session WHERE operator_id = ?").param(id(MEI)).update();

        assertThatThrownBy(() -> support.show(access, way, actor)).isInstanceOf(Refused.class);
    }

    @Nested
    class Her_traces {
        @Test
        @DisplayName("T-49 are not pushed off the owner's page by asking again and again")
        void outlast_many_accesses() {
            asked(mei, "第一次进来");
            for (int i = 0; i < 55; i++) asked(mei, "又进来一次");

            var owner = at(StaffRole.OWNER);
            assertThat(owner.open("/admin/support").page()).contains("rel=\"next\"");
            assertThat(pages(owner)).contains("第一次进来");
        }

        @Test
        @DisplayName("T-49 nor are her changes pushed off it by many more of them")
        void outlast_many_changes() {
            changing().open("/admin/stations").post("/admin/stations", STATION);
            clock.advance(Duration.ofMinutes(1));
            var second = changing().open("/admin/stations");
            second.post("/admin/stations/the-first", Map.of("name", ""));
            for (int i = 0; i < 500; i++) second.post("/admin/stations", Map.of("name", ""));

            var owner = at(StaffRole.OWNER);
            assertThat(owner.open("/admin/support").page())
                    .contains("改动 501 处", "改动 1 处")
                    .doesNotContain("没有改动", "/admin/stations/the-first");
            var all = "/admin/support?access=" + desk.ofTenant(shop.id(), 1).getFirst().id();
            assertThat(owner.page()).contains(all);
            assertThat(owner.open(all).page()).contains("rel=\"next\"").doesNotContain("the-first");
            assertThat(owner.open(all + "&page=6").page()).contains("/admin/stations/the-first");
        }

        @Test
        @DisplayName("T-49 nor are they taken for another's, or for those at another restaurant")
        void are_hers() {
            var here = shop;
            changing().open("/admin/stations").post("/admin/stations", STATION);
            var namesake = console(MEI + "-2", OperatorRole.SUPPORT);
            var access = SupportAttacksIT.this.asked(namesake, true);
            approve(operator, access);
            var second = inside(namesake, access).open("/admin/stations");
            for (int i = 0; i < 2; i++) second.post("/admin/stations", Map.of("name", ""));
            shop = testTenants.create("neighbour");
            changing().open("/admin/stations").post("/admin/stations", STATION);
            shop = here;

            assertThat(at(StaffRole.OWNER).open("/admin/support").page())
                    .containsOnlyOnce("改动 1 处")
                    .containsOnlyOnce("改动 2 处");
        }

        @Test
        @DisplayName("T-49 nor by writing one down when her time is over")
        void outlast_her_time() {
            changing().open("/admin/stations").post("/admin/stations", STATION);
            var access = desk.ofTenant(shop.id(), 1).getFirst().id();
            platform.sql("UPDATE support_access SET ended_at = opened_at WHERE access_id = ?")
                    .param(access)
                    .update();

            assertThat(at(StaffRole.OWNER).open("/admin/support").page()).contains("改动 1 处");
        }

        @Test
        @DisplayName("T-49 and are read by nobody else's owner")
        void are_of_one_restaurant() {
            helping();
            var access = desk.ofTenant(shop.id(), 1).getFirst().id();
            shop = testTenants.create("neighbour");

            var owner = at(StaffRole.OWNER);
            assertThat(owner.open("/admin/support?access=" + access).status()).isEqualTo(404);
        }

        private void asked(MockBrowser console, String reason) {
            assertThat(ask(console, Map.of("reason", reason))).isEqualTo(303);
        }

        private String pages(MockBrowser owner) {
            return IntStream.rangeClosed(1, 5)
                    .mapToObj(page -> owner.open("/admin/support?page=" + page).page())
                    .reduce("", String::concat);
        }
    }

    @Nested
    class A_diner {
        @Test
        @DisplayName("T-49 whose name looks like something else fails no page")
        void with_an_odd_name_is_shown_like_any_other() {
            var phone = "135%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
            shop.scope()
                    .run(() -> {
                        var diner = diners.provePhone(null, new PhoneNumber(phone));
                        distributors.apply(diner, "{\"小美", Distributors.AGREEMENT);
                    });

            assertThat(at(StaffRole.OWNER).open("/admin/distribution").page()).contains("小美");
            var helper = helping().open("/admin/distribution");
            assertThat(helper.status()).isEqualTo(200);
            assertThat(helper.page()).contains("{**").doesNotContain("小美", phone);
        }
    }
}
