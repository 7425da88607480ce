package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.MockBrowser;
import io.yanhuo.tenancy.FleetEntry;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operator sees of restaurants and of the log, and how she closes a door. */
class ConsoleIT extends ConsoleScene {
    @Autowired PlainSql sql;

    @Nested
    class The_list {
        @Test
        void is_not_for_strangers() {
            var stranger = new MockBrowser(mvc, HOST).open("/");

            assertThat(stranger.status()).isEqualTo(303);
            assertThat(stranger.location()).startsWith("/login");
        }

        @Test
        void finds_a_restaurant_by_a_part_of_its_name_or_address_and_by_the_whole_phone_number() {
            var wanted = testTenants.create("findme");
            var slug = wanted.slug().substring(3);

            assertThat(fleet.search(slug, null, 0, 10))
                    .extracting(FleetEntry::id)
                    .containsExactly(wanted.id());
            assertThat(fleet.search("138 0000 0001", null, 0, 1000))
                    .extracting(FleetEntry::id)
                    .contains(wanted.id());
            assertThat(fleet.search("1380000000", null, 0, 10)).isEmpty();
            assertThat(operator.open("/?q=" + slug).page()).contains(wanted.publicId());
            assertThat(operator.open("/?q=indm").page()).contains(wanted.publicId());
            assertThat(operator.open("/?q=nobody-at-all").page()).contains("没有找到商家");
        }

        @Test
        void takes_signs_of_a_pattern_for_what_they_are() {
            assertThat(fleet.search("%", null, 0, 10)).isEmpty();
            assertThat(fleet.search("_", null, 0, 10)).isEmpty();
        }

        @Test
        void can_be_narrowed_to_a_state() {
            var open = testTenants.create("open");

            assertThat(operator.open("/?state=ACTIVE&q=" + open.slug()).page())
                    .contains(open.publicId());
            assertThat(operator.open("/?state=SUSPENDED&q=" + open.slug()).page())
                    .doesNotContain(open.publicId());
        }
    }

    @Nested
    class A_suspended_restaurant {
        private final Tenant shop = testTenants.create("suspend");
        private final String page = "/tenants/" + shop.publicId();

        @Test
        void shows_outsiders_a_closed_door_until_it_is_resumed_and_both_are_recorded() {
            operator.open(page);

            assertThat(operator.post(page + "/life/SUSPEND", Map.of("reason", "欠费 7 天")).status())
                    .isEqualTo(303);
            assertThat(tenants.get(shop.id()).state()).isEqualTo(TenantState.SUSPENDED);
            assertThat(storefront()).isEqualTo(404);
            assertThat(operator.open(page).page()).contains("欠费 7 天", "已暂停");

            operator.post(page + "/life/RESUME", Map.of("reason", "已付清"));

            assertThat(tenants.get(shop.id()).state()).isEqualTo(TenantState.ACTIVE);
            assertThat(storefront()).isNotEqualTo(404);
            assertThat(audit.latest(shop.id(), null, 10))
                    .extracting(entry -> entry.action() + " " + entry.actor())
                    .containsExactly(
                            "tenant.resume OPERATOR:watch", "tenant.suspend OPERATOR:watch");
        }

        @Test
        void keeps_working_for_its_money() {
            operator.open(page);
            operator.post(page + "/life/SUSPEND", Map.of("reason", "欠费"));

            tenants.as(shop.id(), () -> transaction.executeWithoutResult(_ -> book()));

            var found = tenants.as(shop.id(), () -> transaction.execute(_ -> booked()));
            assertThat(found).containsExactly(shop.schema() + " 4500");
        }

        private void book() {
            sql.update(
                    "INSERT INTO payment_entry (posting_key, out_trade_no, debit, credit, amount,"
                            + " booked_at) VALUES ('paid', 'o1', 'DINERS', 'WECHAT', 4500, NOW(6))");
        }

        /** Who reads it, and what it is. */
        private List<String> booked() {
            return sql.query(
                    "SELECT CONCAT(SUBSTRING_INDEX(CURRENT_USER(), '@', 1), ' ', amount)"
                            + " FROM payment_entry",
                    row -> row.getString(1));
        }

        @Test
        void needs_a_reason() {
            operator.open(page);

            var answer = operator.post(page + "/life/SUSPEND", Map.of("reason", " "));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.page()).contains("请写明原因");
            assertThat(tenants.get(shop.id()).state()).isEqualTo(TenantState.ACTIVE);
        }

        @Test
        void cannot_be_suspended_twice() {
            operator.open(page);
            operator.post(page + "/life/SUSPEND", Map.of("reason", "欠费"));

            assertThat(operator.post(page + "/life/SUSPEND", Map.of("reason", "欠费")).status())
                    .isEqualTo(409);
        }

        private int storefront() {
            return new MockBrowser(mvc, shop.host()).open("/").status();
        }
    }

    @Nested
    class The_audit_log {
        @Test
        void is_shown_and_proved() {
            audit.record("test.act", "subject", "detail of the act");

            assertThat(operator.open("/audit").page()).contains("detail of the act");
            assertThat(operator.open("/audit?verify=true").page()).contains("完整");
        }

        @Test
        void shows_where_somebody_has_changed_it() {
            audit.record("test.act", "subject", "what really happened");
            change("what really happened", "what somebody wishes had happened");

            assertThat(operator.open("/audit?verify=true").page()).contains("记录与当初写下的不符");

            change("what somebody wishes had happened", "what really happened");
        }

        @Test
        void says_when_it_was_checked_and_keeps_an_end_to_be_noted() {
            audit.record("test.act", "subject", "to be checked");
            var checked = operator.open("/audit?verify=true").page();
            var end =
                    checked.replaceFirst(
                            "(?s).*<code class=\"text-break\">([0-9a-f]{64})<.*", "$1");
            audit.record("test.act", "subject", "one more");

            assertThat(operator.open("/audit").page()).contains("上次校验", "完整，共", end);
            assertThat(operator.open("/audit?verify=true&anchor=" + end).page())
                    .contains("完整：没有一条被改动");
            assertThat(operator.open("/audit?verify=true&anchor=" + "f".repeat(64)).page())
                    .contains("链里没有这个结尾");
            for (var none : List.of("short", "0".repeat(64))) {
                assertThat(operator.open("/audit?verify=true&anchor=" + none).status())
                        .isEqualTo(422);
            }
        }

        private void change(String from, String to) {
            platform.sql("UPDATE audit SET detail = ? WHERE detail = ?").params(to, from).update();
        }
    }
}
