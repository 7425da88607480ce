package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.MockBrowser;
import io.yanhuo.access.OperatorRole;
import io.yanhuo.access.StaffRole;
import io.yanhuo.tenancy.TenantEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How an operator gets into a workspace to help, and out of it. */
class SupportIT extends SupportScene {
    @Nested
    class Asking {
        @Test
        @DisplayName("T-49 a missing or blank reason or ticket opens nothing")
        void needs_a_reason_and_a_ticket() {
            for (var field : new String[] {"reason", "ticket"}) {
                assertThat(ask(mei, Map.of(field, ""))).as(field).isEqualTo(422);
                assertThat(ask(mei, Map.of(field, " \t"))).as(field).isEqualTo(422);
                assertThat(ask(mei, Map.of(field, "长".repeat(301)))).as(field).isEqualTo(422);
            }
            assertThat(desk.ofTenant(shop.id(), 1)).isEmpty();
        }

        @Test
        @DisplayName("T-49 nobody gets more than thirty minutes")
        void is_for_half_an_hour_at_most() {
            for (var minutes : new String[] {"0", "-5", "31", "600"}) {
                assertThat(ask(mei, Map.of("minutes", minutes))).as(minutes).isEqualTo(422);
            }
            assertThat(ask(mei, Map.of("minutes", "1"))).isEqualTo(303);
        }

        @Test
        void is_for_those_who_help() {
            var finance = console("lin-of-finance", OperatorRole.FINANCE);

            assertThat(ask(finance, Map.of())).isEqualTo(403);
            assertThat(finance.open("/support").status()).isEqualTo(403);
        }

        @Test
        void a_locked_restaurant_is_closed_to_everybody() {
            tenants.happen(shop.id(), TenantEvent.LOCK);

            assertThat(ask(mei, Map.of())).isEqualTo(409);
        }
    }

    @Nested
    class Coming_in {
        @Test
        void shows_on_every_page_who_is_there_until_when() {
            var workspace = helping();

            assertThat(workspace.page())
                    .contains("support-banner", MEI, "只能看", "/admin/support/leave")
                    .doesNotContain("/admin/logout", "href=\"/admin/staff\"");
            for (var page : new String[] {"/admin/dishes", "/admin/orders", "/admin/store"}) {
                assertThat(workspace.open(page).status()).as(page).isEqualTo(200);
                assertThat(workspace.page()).as(page).contains("support-banner");
            }
            assertThat(actions()).containsExactly("support.entered", "support.opened");
        }

        @Test
        @DisplayName("T-49 a link that was used leads nowhere, not even in the same browser")
        void works_once() {
            var access = asked(mei, false);
            var workspace = new MockBrowser(mvc, shop.host());
            var link = way(workspace, mei, access);
            var copy = workspace.copy();
            workspace.open(link);

            assertThat(copy.open(link).status()).isEqualTo(410);
            assertThat(workspace.open(link).status()).isEqualTo(410);
            assertThat(workspace.open("/admin").status()).as("still inside").isEqualTo(200);
            assertOutside(copy);
        }

        @Test
        @DisplayName("T-49 a link leads nobody in but the operator who opened it, in her browser")
        void is_hers_alone() {
            var access = asked(mei, false);
            var workspace = new MockBrowser(mvc, shop.host());
            var there = path(workspace.open(door(access)));

            assertThat(operator.open(there).status()).as("another operator").isEqualTo(403);
            var stolen = path(mei.open(there));
            var thief = new MockBrowser(mvc, shop.host());
            assertThat(thief.open(stolen).status()).as("another browser").isEqualTo(410);
            thief.open(door(access));
            assertThat(thief.open(stolen).status()).as("with a name of its own").isEqualTo(410);
            assertOutside(thief);
            assertThat(actions()).containsExactly("support.refused", "support.opened");
        }

        @Test
        @DisplayName("T-49 the link and the session of one restaurant are nothing in another")
        void is_into_this_restaurant_alone() {
            var other = testTenants.create("neighbour");
            var access = asked(mei, false);
            var elsewhere = new MockBrowser(mvc, other.host());
            var link = way(elsewhere, mei, access);

            assertThat(elsewhere.open(link).status()).isEqualTo(410);

            var here = inside(mei, access);
            assertThat(here.open("/admin").status()).isEqualTo(200);
            assertThat(carried(here, other.host()).open("/admin").location())
                    .startsWith("/admin/login");
        }

        @Test
        void a_browser_without_a_name_gets_no_link() {
            var access = asked(mei, false);

            assertThat(mei.open("/support/" + access + "/door?way=" + "x".repeat(200)).status())
                    .isEqualTo(410);
        }

        @Test
        void a_link_is_too_old_after_a_minute() {
            var workspace = new MockBrowser(mvc, shop.host());
            var link = way(workspace, mei, asked(mei, false));
            clock.advance(Duration.ofSeconds(61));

            assertThat(workspace.open(link).status()).isEqualTo(410);
        }

        private MockBrowser carried(MockBrowser from, String host) {
            return from.copyTo(host);
        }
    }

    @Nested
    class The_end {
        @Test
        @DisplayName("T-49 whoever stays too long is out with the next request")
        void comes_by_itself() {
            var access = asked(mei, false);
            var workspace = inside(mei, access);
            clock.advance(Duration.ofMinutes(29));
            assertThat(workspace.open("/admin").status()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(1));

            assertOutside(workspace);
            var again = path(new MockBrowser(mvc, shop.host()).open(door(access)));
            mei = console(MEI, OperatorRole.SUPPORT);
            assertThat(mei.open(again).status()).isEqualTo(409);
        }

        @Test
        @DisplayName("T-49 the owner shows her out, at once")
        void comes_when_the_owner_wants() {
            var workspace = helping();
            var owner = at(StaffRole.OWNER);
            assertThat(owner.page()).contains(MEI, "付了款没出单", "T-1001", "结束访问");
            var access = desk.ofTenant(shop.id(), 1).getFirst().id();

            assertThat(owner.post("/admin/support/" + access + "/end", Map.of()).status())
                    .isEqualTo(303);

            assertOutside(workspace);
            assertThat(owner.open("/admin").page()).doesNotContain("结束访问");
            assertThat(owner.post("/admin/support/" + access + "/end", Map.of()).status())
                    .isEqualTo(409);
        }

        @Test
        @DisplayName("T-49 no owner ends an access to another restaurant")
        void is_no_business_of_the_neighbour() {
            helping();
            var access = desk.ofTenant(shop.id(), 1).getFirst().id();
            var helped = shop;
            shop = testTenants.create("neighbour");

            assertThat(
                            at(StaffRole.OWNER)
                                    .post("/admin/support/" + access + "/end", Map.of())
                                    .status())
                    .isEqualTo(404);
            assertThat(desk.ofTenant(helped.id(), 1).getFirst().endedAt()).isNull();
        }

        @Test
        void comes_when_she_leaves() {
            var workspace = helping();

            assertThat(workspace.post("/admin/support/leave", Map.of()).status()).isEqualTo(303);

            assertOutside(workspace);
            assertThat(actions().getFirst()).isEqualTo("support.ended");
        }

        @Test
        @DisplayName("T-49 one who works here no more, or not as that, is out at once")
        void comes_with_the_job() {
            var workspace = helping();
            role(MEI, OperatorRole.FINANCE);
            assertOutside(workspace);
            role(MEI, OperatorRole.SUPPORT);
            assertThat(workspace.open("/admin").status()).isEqualTo(200);

            accounts.disable(id(MEI));

            assertOutside(workspace);
            accounts.enable(id(MEI));
            assertOutside(workspace);
        }

        @Test
        @DisplayName("T-49 nor does she stay by what she left behind when she signed out")
        void comes_with_signing_out_at_the_console() {
            var workspace = helping();

            mei.open("/").post("/logout", Map.of());

            assertOutside(workspace);
        }

        @Test
        @DisplayName("T-49 nor whoever has her cookies once she has a new password")
        void comes_with_a_new_password() {
            var workspace = helping();

            accounts.accept(accounts.inviteAgain(id(MEI)), PASSWORD);

            assertOutside(workspace);
        }

        @Test
        @DisplayName("T-49 a live page that stays open ends with the access")
        void comes_to_pages_that_stay_open_too() throws Exception {
            var workspace = helping();
            var live = workspace.listen("/admin/orders/changes");
            assertThat(live.getRequest().isAsyncStarted()).isTrue();
            clock.advance(Duration.ofMinutes(31));

            live.getAsyncResult(10_000);

            assertThat(workspace.listen("/admin/orders/changes").getRequest().isAsyncStarted())
                    .isFalse();
        }

        @Test
        @DisplayName("T-49 of two operators at once each comes and goes by herself")
        void of_one_is_not_that_of_the_other() {
            var first = helping();
            var second = inside(operator, asked(operator, false));
            assertThat(second.page()).contains("watch").doesNotContain(MEI);

            first.open("/admin").post("/admin/support/leave", Map.of());

            assertOutside(first);
            assertThat(second.open("/admin").status()).isEqualTo(200);
        }

        @Test
        void comes_with_the_next_access_of_the_same_operator() {
            var first = helping();
            var second = helping();

            assertOutside(first);
            assertThat(second.open("/admin").status()).isEqualTo(200);
        }
    }

    @Nested
    class A_suspended_restaurant {
        @Test
        @DisplayName("T-49 of a suspended restaurant support sees, and changes nothing")
        void is_looked_at_and_not_changed() {
            var workspace = changing();
            tenants.happen(shop.id(), TenantEvent.SUSPEND);

            assertThat(workspace.open("/admin/stations").status()).isEqualTo(200);
            assertThat(workspace.post("/admin/stations", Map.of("name", "烤炉")).status())
                    .isEqualTo(409);

            tenants.happen(shop.id(), TenantEvent.LOCK);
            assertThat(workspace.open("/admin").status()).isEqualTo(404);
        }
    }
}
