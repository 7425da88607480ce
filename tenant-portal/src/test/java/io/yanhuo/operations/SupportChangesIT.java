package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.OperatorRole;
import io.yanhuo.access.StaffRole;
import io.yanhuo.ordering.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may change while she helps, and what everybody learns of it. */
class SupportChangesIT extends SupportScene {
    private static final Map<String, String> STATION = Map.of("name", "新烤炉");

    @Nested
    class Who_only_looks {
        @Test
        @DisplayName("T-49 sends no form, and the attempt is written down with both names")
        void changes_nothing() {
            var workspace = helping().open("/admin/stations");

            assertThat(workspace.post("/admin/stations", STATION).status()).isEqualTo(403);

            assertThat(workspace.open("/admin/stations").page()).doesNotContain("新烤炉");
            assertThat(acts().getFirst().action()).isEqualTo("support.refused");
            assertThat(acts().getFirst().actor())
                    .isEqualTo("SUPPORT:" + MEI + " for " + shop.slug());
        }
    }

    @Nested
    class Changing {
        @Test
        @DisplayName("T-49 nobody agrees to what she asked for herself")
        void needs_somebody_else() {
            var access = asked(operator, true);
            var workspace = inside(operator, access);

            assertThat(approve(operator, access)).isEqualTo(403);
            assertThat(workspace.post("/admin/stations", STATION).status()).isEqualTo(403);
            assertThat(approve(mei, access)).as("the help desk").isEqualTo(403);
            assertThat(approve(console("second", OperatorRole.ADMINISTRATOR), access))
                    .isEqualTo(303);
            assertThat(workspace.open("/admin").page()).contains("可以改动");
            assertThat(workspace.post("/admin/stations", STATION).status()).isEqualTo(303);
        }

        @Test
        void needs_to_have_been_asked_for() {
            var access = asked(mei, false);

            assertThat(approve(operator, access)).isEqualTo(409);
        }

        @Test
        @DisplayName("T-49 ends when the one who agreed may agree no more")
        void needs_it_all_the_while() {
            var access = asked(mei, true);
            approve(console("second", OperatorRole.ADMINISTRATOR), access);
            var workspace = inside(mei, access).open("/admin/stations");
            role("second", OperatorRole.SUPPORT);

            assertThat(workspace.post("/admin/stations", STATION).status()).isEqualTo(403);
        }

        @Test
        @DisplayName("T-49 each step bears both names, and the chain of the log stays whole")
        void is_written_down() {
            var workspace = changing();
            workspace.open("/admin/stations").post("/admin/stations", STATION);
            workspace.open("/admin").post("/admin/support/leave", Map.of());

            assertThat(acts())
                    .hasSize(5)
                    .allSatisfy(entry -> {
                        assertThat(entry.actor() + " " + entry.subject()).contains(shop.slug());
                        assertThat(entry.actor() + " " + entry.subject()).contains(MEI);
                    });
            assertThat(actions())
                    .containsExactly(
                            "support.ended",
                            "support.changed",
                            "support.entered",
                            "support.approved",
                            "support.opened");
            assertThat(audit.firstForged()).isEmpty();
        }

        @ParameterizedTest
        @DisplayName("T-49 not even with agreement: people, credentials, money, exports, closing")
        @ValueSource(
                strings = {
                    "/admin/staff",
                    "/admin/staff/x/role",
                    "/admin/staff/x/deactivation",
                    "/admin/payment-account",
                    "/admin/mini-program/app",
                    "/admin/orders/x/refund",
                    "/admin/orders/x/acceptance",
                    "/admin/distribution/x/approval",
                    "/admin/subscription/bills",
                    "/admin/export",
                    "/admin/closure",
                    "/admin/closure/code",
                    "/admin/licence",
                    "/admin/login",
                    "/admin/login/code",
                    "/admin/logout",
                    "/admin/support/x/end"
                })
        void goes_not_that_far(String path) {
            var workspace = changing();

            assertThat(workspace.post(path, Map.of()).status()).isEqualTo(403);
            assertThat(actions().getFirst()).isEqualTo("support.refused");
        }

        @ParameterizedTest
        @DisplayName("T-49 nor are these pages shown")
        @ValueSource(
                strings = {
                    "/admin/staff",
                    "/admin/payment-account",
                    "/admin/mini-program",
                    "/admin/mini-program/package.zip",
                    "/admin/subscription/bills/x",
                    "/admin/export",
                    "/admin/export/list",
                    "/admin/closure",
                    "/admin/tables/print",
                    "/admin/orders/x/ticket",
                    "/admin/enter?ticket=x",
                    "/admin/support"
                })
        void nor_sees_it(String path) {
            assertThat(changing().open(path).status()).isEqualTo(403);
        }
    }

    @Nested
    class The_diners {
        @Test
        @DisplayName("T-49 stay unknown to whoever helps, whoever has looked at the page before")
        void stay_unknown() {
            var roast = Shop.open(beans, shop);
            var diner = io.yanhuo.shared.RandomId.ofLength(20);
            var order = roast.place(diner, roast.delivered(roast.riceAndTea(), 1.0, null));
            roast.pay(order);
            var owner = at(StaffRole.OWNER);
            var pages = List.of("/admin/orders", "/admin/orders/" + order, "/admin/payments");

            var helper = changing();
            var search = "/admin/orders?tab=ALL&search=13800138000";
            var found = "/admin/orders/" + order;
            assertThat(owner.open(search).page()).contains(found);
            assertThat(helper.open(search).page()).doesNotContain(found);

            // Who sees the same page with the same buttons as she, and the people too.
            var accountant = at(StaffRole.ACCOUNTANT);
            for (var workspace : List.of(owner, accountant, helper, accountant, owner)) {
                for (var page : pages) {
                    var shown = workspace.open(page).page();
                    assertThat(workspace.status()).isEqualTo(200);
                    boolean told = workspace != helper && page.startsWith("/admin/orders");
                    if (told) assertThat(shown).as(page).contains("阿美", "福中路 1 号 3 楼");
                    else assertThat(shown).as(page).doesNotContain("阿美", "福中路", "13800138000");
                }
            }
        }
    }

    @Nested
    class The_owner {
        @Test
        @DisplayName("T-49 reads afterwards who it was, why, and what she changed")
        void reads_what_happened() {
            var workspace = changing();
            workspace.open("/admin/stations").post("/admin/stations", STATION);
            var owner = at(StaffRole.OWNER);

            assertThat(owner.open("/admin/support").page())
                    .contains(MEI, "付了款没出单", "T-1001", "watch", "POST /admin/stations", "改动 1 处");
        }

        @Test
        void alone_is_told() {
            helping();

            assertThat(at(StaffRole.MANAGER).page()).doesNotContain(MEI);
            assertThat(at(StaffRole.MANAGER).open("/admin/support").status()).isEqualTo(403);
            assertThat(at(StaffRole.OWNER).open("/admin/store").page()).contains(MEI);
        }
    }

    @Test
    void the_console_shows_what_is_open_and_who_waits() {
        asked(mei, true);

        assertThat(operator.open("/support").page()).contains(shop.name(), MEI, "批准改动");
        assertThat(mei.open("/support").page())
                .contains("进入后台", "等人批准改动")
                .doesNotContain("data-testid=\"approve-support\"");
    }
}
