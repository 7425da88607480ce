package io.yanhuo.ordering;

import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static io.yanhuo.workspace.Colleague.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.Crowd;
import io.yanhuo.MockBrowser;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.shared.Money;
import io.yanhuo.subscriptions.Bill;
import io.yanhuo.subscriptions.Cycle;
import io.yanhuo.subscriptions.MonthStatement;
import io.yanhuo.subscriptions.OverageItem;
import io.yanhuo.tenancy.Metric;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** More orders than a plan includes: all are taken, and what they cost is the same everywhere. */
class OverageIT extends MonthScene {
    private static final Money SIX = Money.ofYuan("6");

    @Autowired OperatorAccounts accounts;
    @Autowired OperatorSessions sessions;

    @Nested
    class Of_3120_orders_with_3000_included_at_5_fen {
        @org.junit.jupiter.api.BeforeEach
        void a_month_is_over() {
            has("basic", 2);
            paidOrders(lastMonth(), 3120);
            closeMonths();
        }

        @Test
        void owner_operator_and_bill_say_6_yuan() {
            var sum = "120 × ¥0.05 = ¥6.00";

            assertThat(body(owner().open("/admin/usage")))
                    .contains("订单 3,120 单，套餐包含 3,000 单", sum, "计入下一张账单");
            assertThat(body(owner().open("/admin/subscription")))
                    .as("before it is asked for")
                    .contains(
                            "下一张账单会加上超出套餐的用量，共 ¥6.00",
                            lastMonth() + " 订单超出 " + sum.replace(" ×", " 单 ×"));
            assertThat(operator()).contains("订单 3,120 单，套餐包含 3,000 单", sum);

            var bill = bill(order("basic"));

            assertThat(bill.overage()).isEqualTo(SIX);
            assertThat(bill.price()).isEqualTo(Money.ofYuan("99"));
            assertThat(bill.total()).isEqualTo(Money.ofYuan("105"));
            assertThat(shop.in(() -> bills.overages(bill.id())))
                    .containsExactly(
                            new OverageItem(lastMonth(), Metric.ORDERS, 120, Money.ofFen(5), SIX));
            assertThat(lines(bill.id())).containsExactly("PLAN 9900", "OVERAGE 600");
        }

        /** An earlier release could die between the two, and took the month for closed. */
        @Test
        void the_other_meter_is_written_down_though_it_was_forgotten() {
            platform.sql("DELETE FROM usage_statement WHERE tenant_id = ? AND metric = ?")
                    .params(shop.tenant().id().value(), Metric.SMS.code())
                    .update();
            assertThat(metrics()).doesNotContain(Metric.SMS);

            closeMonths();

            assertThat(metrics()).contains(Metric.ORDERS, Metric.SMS).doesNotHaveDuplicates();
            assertThat(shop.in(bills::owed)).extracting(MonthStatement::charge).containsOnly(SIX);
        }

        private List<Metric> metrics() {
            return platform.sql(
                            "SELECT metric FROM usage_statement WHERE tenant_id = ? AND period = ?")
                    .params(shop.tenant().id().value(), lastMonth().toString())
                    .query((row, _) -> Metric.ofCode(row.getString(1)).orElseThrow())
                    .list();
        }

        @Test
        void is_asked_for_once() {
            var id = order("basic");
            assertThat(order("basic")).as("pressed twice").isEqualTo(id);

            pay(id, Money.ofYuan("105"));
            closeMonths();

            assertThat(shop.in(bills::owed)).isEmpty();
            assertThat(orders().paid()).isTrue();
            assertThat(bill(order("basic")).overage()).isEqualTo(Money.ZERO);
        }

        @Test
        void is_credit_when_a_bill_that_was_given_up_is_paid_after_all() {
            var first = order("basic");
            var second = order("standard");
            assertThat(bill(second).total()).isEqualTo(Money.ofYuan("205"));

            pay(first, Money.ofYuan("105"));
            pay(second, Money.ofYuan("205"));

            assertThat(shop.in(bills::credit)).isEqualTo(SIX);
            assertThat(shop.in(bills::owed)).isEmpty();
        }

        @Test
        void does_not_change_when_more_is_reported_later() {
            paidOrders(lastMonth(), 1);
            closeMonths();

            assertThat(orders().used()).isEqualTo(3120);
        }
    }

    @Test
    void nothing_is_charged_under_a_version_that_says_nothing_of_it() {
        has("basic", 1);
        paidOrders(lastMonth(), 3120);
        closeMonths();

        assertThat(orders().beyond()).isEqualTo(120);
        assertThat(orders().charge()).isEqualTo(Money.ZERO);
        assertThat(bill(order("basic")).total()).isEqualTo(Money.ofYuan("99"));
    }

    @Test
    void a_month_with_two_plans_counts_by_the_larger() {
        var middle = lastMonth().atDay(15).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        has("standard", 2, middle.minus(Duration.ofDays(60)), middle);
        has("basic", 2, middle, clock.instant().plus(Duration.ofDays(30)));
        paidOrders(lastMonth(), 3120);
        closeMonths();

        assertThat(orders().included()).isEqualTo(10_000);
        assertThat(orders().charge()).isEqualTo(Money.ZERO);
    }

    @Test
    void diners_go_on_ordering_when_the_plan_is_used_up() throws Exception {
        clock.set(inTheMiddleOfAMonth());
        has(planWith(3), 1);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> usage(Metric.ORDERS).limit().amount() == 3);
        var basket = fetched(shop.riceAndTea());

        var placed =
                Crowd.atOnce(
                        20,
                        () -> {
                            var id = shop.patiently(() -> shop.place(diner(), basket));
                            shop.patiently(() -> {
                                shop.pay(id);
                                return id;
                            });
                            return id;
                        });

        assertThat(placed).doesNotHaveDuplicates().hasSize(20);
        var usage = usage(Metric.ORDERS);
        assertThat(usage.used()).isEqualTo(20);
        assertThat(usage.charge()).isEqualTo(Money.ofFen(17 * 5));
        assertThat(body(owner().open("/admin/usage")))
                .contains("20 / 3 单", "已超出 17 × ¥0.05 = ¥0.85");
        assertThat(body(owner().open("/admin/dishes")))
                .as("told on every page")
                .contains("本月已有 20 单，套餐包含 3 单。照常接单。");
        assertThat(operator()).contains("20 / 3 单", "已超出 17 × ¥0.05 = ¥0.85");
    }

    private MonthStatement orders() {
        return shop.in(usages::statements).stream()
                .filter(one -> one.metric() == Metric.ORDERS && one.month().equals(lastMonth()))
                .findFirst()
                .orElseThrow();
    }

    private String order(String plan) {
        return shop.in(() -> bills.order(plan, Cycle.MONTH));
    }

    private Bill bill(String id) {
        return shop.in(() -> bills.get(id));
    }

    private List<String> lines(String bill) {
        return platform.sql(
                        "SELECT CONCAT(kind, ' ', amount) FROM bill_line WHERE bill_id = ?"
                                + " ORDER BY position")
                .param(bill)
                .query(String.class)
                .list();
    }

    private String operator() {
        accounts.ensure("watch", "correct-horse-battery");
        var answer = new MockHttpServletResponse();
        sessions.signIn("watch", "correct-horse-battery", new MockHttpServletRequest(), answer);
        var operator = new MockBrowser(mvc, "ops.yanhuo.localhost");
        operator.keep(answer.getCookies());
        return operator.open("/tenants/" + shop.tenant().publicId()).page();
    }
}
