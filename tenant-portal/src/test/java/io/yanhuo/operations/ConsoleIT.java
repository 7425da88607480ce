package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.MockBrowser;
import io.yanhuo.PortalTest;
import io.yanhuo.access.Audit;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.ordering.OrderPaid;
import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.FleetEntry;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.tenancy.Tenants;
import io.yanhuo.tenancy.TestTenant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class ConsoleIT {
    private static final String HOST = "ops.yanhuo.localhost";
    private static final String PASSWORD = "correct-horse-battery";

    private final TestTenant testTenants;
    private final Tenants tenants;
    private final Fleet fleet;
    private final Operations operations;
    private final Audit audit;
    private final OperatorAccounts accounts;
    private final OperatorSessions sessions;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final JdbcClient platform;
    private final MockMvc mvc;

    private MockBrowser operator;

    ConsoleIT(
            TestTenant testTenants,
            Tenants tenants,
            Fleet fleet,
            Operations operations,
            Audit audit,
            OperatorAccounts accounts,
            OperatorSessions sessions,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            JdbcClient platform,
            MockMvc mvc) {
        this.testTenants = testTenants;
        this.tenants = tenants;
        this.fleet = fleet;
        this.operations = operations;
        this.audit = audit;
        this.accounts = accounts;
        this.sessions = sessions;
        this.transaction = transaction;
        this.events = events;
        this.platform = platform;
        this.mvc = mvc;
        this.operator = new MockBrowser(mvc, HOST);
    }

    @BeforeEach
    void an_operator_is_signed_in() {
        accounts.ensure("watch", PASSWORD);
        var answer = new MockHttpServletResponse();
        sessions.signIn("watch", PASSWORD, new MockHttpServletRequest(), answer);
        operator = new MockBrowser(mvc, HOST);
        operator.keep(answer.getCookies());
    }

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

            assertThat(operator.post(page + "/suspension", Map.of("reason", "欠费 7 天")).status())
                    .isEqualTo(303);
            assertThat(tenants.get(shop.id()).state()).isEqualTo(TenantState.SUSPENDED);
            assertThat(storefront()).isEqualTo(404);
            assertThat(operator.open(page).page()).contains("欠费 7 天", "已暂停");

            operator.post(page + "/resumption", Map.of("reason", "已付清"));

            assertThat(tenants.get(shop.id()).state()).isEqualTo(TenantState.ACTIVE);
            assertThat(storefront()).isNotEqualTo(404);
            assertThat(audit.latest(shop.id(), null, 10))
                    .extracting(entry -> entry.action() + " " + entry.actor())
                    .containsExactly(
                            "tenant.resumed OPERATOR:watch", "tenant.suspended OPERATOR:watch");
        }

        @Test
        void keeps_working_for_its_money() {
            operator.open(page);
            operator.post(page + "/suspension", Map.of("reason", "欠费"));

            var found = tenants.as(shop.id(), () -> transaction.execute(_ -> "booked"));

            assertThat(found).isEqualTo("booked");
        }

        @Test
        void needs_a_reason() {
            operator.open(page);

            var answer = operator.post(page + "/suspension", Map.of("reason", " "));

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.page()).contains("请写明原因");
            assertThat(tenants.get(shop.id()).state()).isEqualTo(TenantState.ACTIVE);
        }

        @Test
        void cannot_be_suspended_twice() {
            operator.open(page);
            operator.post(page + "/suspension", Map.of("reason", "欠费"));

            assertThat(operator.post(page + "/suspension", Map.of("reason", "欠费")).status())
                    .isEqualTo(409);
        }

        private int storefront() {
            return new MockBrowser(mvc, shop.host()).open("/").status();
        }
    }

    @Nested
    class An_operation_that_has_failed {
        private final Tenant shop = testTenants.create("failed");
        private final Operation stuck =
                fail(
                        operations.start(
                                "PROVISION", "console-" + shop.publicId(), shop.id(), Map.of()));

        @Test
        void waits_in_the_console_with_its_steps_and_the_reason() {
            assertThat(operator.open("/operations").page()).contains(stuck.id(), "卡住", "重试");
            assertThat(operator.open("/tenants/" + shop.publicId()).page())
                    .contains(stuck.id(), "预留网址", "程序内部错误");
            assertThat(fleet.find(shop.publicId()).orElseThrow().failures()).isEqualTo(1);
        }

        @Test
        void is_retried_and_that_is_recorded() {
            operator.open("/operations");

            var answer = operator.post("/operations/" + stuck.id() + "/retry", Map.of());

            assertThat(answer.location()).isEqualTo("/tenants/" + shop.publicId());
            assertThat(audit.latest(shop.id(), null, 1))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.action()).isEqualTo("operation.retried"));
            fail(stuck);
        }

        @Test
        void is_given_up_with_a_reason_and_an_open_restaurant_stays() {
            operator.open("/operations");
            assertThat(
                            operator.post("/operations/" + stuck.id() + "/abandonment", Map.of())
                                    .status())
                    .isEqualTo(422);

            operator.post("/operations/" + stuck.id() + "/abandonment", Map.of("reason", "测试"));

            await().until(() -> state() == Operation.State.ABANDONED);
            assertThat(tenants.get(shop.id()).state()).isEqualTo(TenantState.ACTIVE);
        }

        /** No sign-up belongs to it, so that its first step cannot but fail. */
        private Operation fail(Operation operation) {
            await().atMost(java.time.Duration.ofSeconds(30))
                    .until(() ->
                            operations.find(operation.id()).orElseThrow().state()
                                    == Operation.State.FAILED);
            return operation;
        }

        private Operation.State state() {
            return operations.find(stuck.id()).orElseThrow().state();
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

        private void change(String from, String to) {
            platform.sql("UPDATE audit SET detail = ? WHERE detail = ?").params(to, from).update();
        }
    }

    @Nested
    class A_restaurant_that_sells {
        private final Tenant shop = testTenants.create("sells");
        private final Instant noon = Instant.parse("2026-11-24T04:00:00Z");

        @Test
        void is_seen_to_sell_once_the_order_is_committed() {
            sell(noon, false);

            assertThat(lastOrder()).isEqualTo(noon);
            assertThat(operator.open("/tenants/" + shop.publicId()).page())
                    .contains("2026-11-24 12:00");
        }

        @Test
        void is_not_if_the_order_was_rolled_back() {
            sell(noon, true);

            assertThat(lastOrder()).isNull();
        }

        @Test
        void is_noted_once_a_minute_and_never_backwards() {
            fleet.orderSeen(shop.id(), noon);
            fleet.orderSeen(shop.id(), noon.plusSeconds(59));
            fleet.orderSeen(shop.id(), noon.minus(1, ChronoUnit.HOURS));
            assertThat(lastOrder()).isEqualTo(noon);

            fleet.orderSeen(shop.id(), noon.plusSeconds(61));
            assertThat(lastOrder()).isEqualTo(noon.plusSeconds(61));
        }

        private void sell(Instant at, boolean rollBack) {
            tenants.as(
                    shop.id(),
                    () ->
                            transaction.executeWithoutResult(status -> {
                                events.publishEvent(paid(at));
                                if (rollBack) status.setRollbackOnly();
                            }));
        }

        private Instant lastOrder() {
            return fleet.find(shop.publicId()).orElseThrow().lastOrderAt();
        }

        private OrderPaid paid(Instant at) {
            return new OrderPaid("none", "none", 1, List.of(), Money.ofFen(4500), at);
        }
    }
}
