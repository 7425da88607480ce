package io.yanhuo.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.WithWeChat;
import io.yanhuo.payments.Payers;
import io.yanhuo.shared.Money;
import io.yanhuo.subscriptions.Standing.State;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WithWeChat
class SubscriptionsIT {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Autowired TestTenant tenants;
    @Autowired Subscriptions subscriptions;
    @Autowired Bills bills;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;

    Tenant laowang;

    @BeforeEach
    void a_new_restaurant() {
        laowang = tenants.create("laowang");
        subscriptions.startTrial(laowang.id());
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Nested
    class The_plans {
        @Test
        void on_sale_are_two_with_their_prices() {
            assertThat(subscriptions.plans())
                    .extracting(Plan::code, Plan::monthly, Plan::yearly)
                    .containsExactly(tuple("basic", "99", "990"), tuple("standard", "199", "1990"));
            assertThat(subscriptions.plans()).allMatch(plan -> !plan.features().isEmpty());
        }

        private org.assertj.core.groups.Tuple tuple(String code, String monthly, String yearly) {
            return org.assertj.core.groups.Tuple.tuple(
                    code, Money.ofYuan(monthly), Money.ofYuan(yearly));
        }
    }

    @Nested
    class A_trial {
        @Test
        void lasts_fourteen_days_and_cannot_be_had_twice() {
            var first = standing();
            clock.advance(Duration.ofDays(3));

            subscriptions.startTrial(laowang.id());

            assertThat(standing()).isEqualTo(first);
            assertThat(first.planCode()).isEqualTo("trial");
            assertThat(first.state()).isEqualTo(State.TRIAL);
            assertThat(first.endsAt()).isAfter(Instant.now().plus(Duration.ofDays(13)));
        }

        @Test
        void is_followed_by_grace_limits_and_suspension_by_dates_alone() {
            assertThat(after(Duration.ofDays(15))).isEqualTo(State.GRACE);
            assertThat(after(Duration.ofDays(18))).isEqualTo(State.LIMITED);
            assertThat(after(Duration.ofDays(25))).isEqualTo(State.SUSPENDED);
        }

        private State after(Duration days) {
            clock.reset();
            clock.advance(days);
            return standing().state();
        }
    }

    @Nested
    class A_bill {
        @Test
        void that_is_scanned_and_paid_extends_the_subscription_once() {
            var trialEnd = standing().endsAt();
            var id = order("standard", Cycle.MONTH);

            assertThat(bill(id).total()).isEqualTo(Money.ofYuan("199"));
            assertThat(Payers.pay(code(id))).isEqualTo(200);
            eventually(() -> bill(id).state() == Bill.State.PAID);

            assertThat(standing().endsAt()).isEqualTo(monthAfter(trialEnd));
            assertThat(standing().state()).isEqualTo(State.TRIAL);
            assertThat(periods()).isEqualTo(2);
            assertThat(subscriptions.upcoming(laowang.id()))
                    .containsExactly(new Subscriptions.Upcoming("standard", trialEnd));
            clock.advance(Duration.ofDays(15));
            assertThat(standing().planCode()).isEqualTo("standard");
            assertThat(standing().state()).isEqualTo(State.ACTIVE);
        }

        @Test
        void whose_notice_is_lost_is_found_paid_by_asking() {
            var id = order("basic", Cycle.YEAR);
            Payers.payUnheard(code(id));

            laowang.scope().run(() -> bills.refresh(id));

            assertThat(bill(id).state()).isEqualTo(Bill.State.PAID);
        }

        @Test
        void whose_notice_is_lost_is_found_paid_by_the_timer() {
            var id = order("basic", Cycle.MONTH);
            Payers.payUnheard(code(id));

            clock.advance(Duration.ofSeconds(6));

            eventually(() -> bill(id).state() == Bill.State.PAID);
        }

        @Test
        void is_the_same_for_an_owner_who_presses_twice() throws Exception {
            Callable<String> press = () -> order("standard", Cycle.YEAR);
            try (var threads = Executors.newFixedThreadPool(6)) {
                var ids =
                        threads.invokeAll(Stream.generate(() -> press).limit(6).toList()).stream()
                                .map(pressed -> get(pressed::get))
                                .distinct();
                assertThat(ids).hasSize(1);
            }
        }

        @Test
        void gives_way_when_the_owner_chooses_again_and_cannot_be_paid_any_more() {
            var first = order("basic", Cycle.MONTH);
            var code = code(first);

            var second = order("standard", Cycle.MONTH);

            assertThat(second).isNotEqualTo(first);
            assertThat(bill(first).state()).isEqualTo(Bill.State.VOID);
            assertThat(Payers.pay(code)).isEqualTo(409);
            assertThatThrownBy(() -> code(first)).hasMessageContaining("subscriptions.bill-void");
        }

        @Test
        void is_void_when_its_time_is_over() {
            var id = order("basic", Cycle.MONTH);
            var code = code(id);

            clock.advance(Duration.ofMinutes(121));

            eventually(() -> bill(id).state() == Bill.State.VOID);
            assertThat(Payers.pay(code)).isEqualTo(409);
        }

        @Test
        void of_another_restaurant_is_not_there() {
            var id = order("basic", Cycle.MONTH);

            tenants.create("amei")
                    .scope()
                    .run(() ->
                            assertThatThrownBy(() -> bills.get(id))
                                    .hasMessageContaining("subscriptions.no-such-bill"));
        }

        @Test
        void for_a_plan_that_is_not_sold_is_not_made() {
            assertThatThrownBy(() -> order("trial", Cycle.MONTH))
                    .hasMessageContaining("subscriptions.no-such-plan");
        }
    }

    @Nested
    class Paying {
        @Test
        void one_bill_twice_leaves_the_second_amount_as_credit() {
            var id = order("basic", Cycle.MONTH);
            var first = code(id);
            weBelieveItClosed(id);
            var second = code(id);

            assertThat(Payers.pay(first)).isEqualTo(200);
            eventually(() -> bill(id).state() == Bill.State.PAID);
            var end = standing().endsAt();
            assertThat(Payers.pay(second)).isEqualTo(200);

            eventually(() -> credit().equals(Money.ofYuan("99")));
            assertThat(standing().endsAt()).isEqualTo(end);
            assertThat(periods()).isEqualTo(2);
        }

        /** Although WeChat can still collect it: two codes for one bill are open. */
        private void weBelieveItClosed(String id) {
            platform.sql(
                            "UPDATE platform_payment SET state = 'CLOSED', open_subject = NULL"
                                    + " WHERE subject = ?")
                    .param(id)
                    .update();
        }

        @Test
        void late_goes_on_from_the_old_end_while_the_doors_were_open() {
            var trialEnd = standing().endsAt();
            clock.advance(Duration.ofDays(16));

            payNow("basic");

            assertThat(standing().endsAt()).isEqualTo(monthAfter(trialEnd));
        }

        @Test
        void after_suspension_begins_at_the_payment() {
            clock.advance(Duration.ofDays(40));

            payNow("basic");

            assertThat(standing().state()).isEqualTo(State.ACTIVE);
            var inAMonth = monthAfter(clock.instant());
            assertThat(standing().endsAt())
                    .isBetween(inAMonth.minusSeconds(60), inAMonth.plusSeconds(60));
        }

        @Test
        void again_and_again_adds_period_to_period_without_gap_or_overlap() {
            for (int i = 0; i < 3; i++) payNow("basic");

            List<Instant> bounds =
                    platform.sql(
                                    "SELECT begins_at AS at FROM subscription_period WHERE"
                                            + " tenant_id = :t UNION SELECT ends_at FROM"
                                            + " subscription_period WHERE tenant_id = :t ORDER BY 1")
                            .param("t", laowang.id().value())
                            .query((row, _) -> io.yanhuo.tenancy.Utc.required(row, "at"))
                            .list();
            assertThat(bounds).as("four periods share their bounds").hasSize(5);
        }

        private void payNow(String plan) {
            var id = order(plan, Cycle.MONTH);
            Payers.payUnheard(code(id));
            laowang.scope().run(() -> bills.refresh(id));
            assertThat(bill(id).state()).isEqualTo(Bill.State.PAID);
        }
    }

    @Nested
    class Bill_numbers {
        @Test
        void have_no_gaps_although_many_are_made_at_once() throws Exception {
            var many = Stream.generate(() -> tenants.create("many")).limit(8);
            try (var threads = Executors.newFixedThreadPool(8)) {
                var made = many.map(tenant -> threads.submit(() -> order(tenant))).toList();
                for (var bill : made) bill.get();
            }

            assertThat(count("SELECT MAX(number) FROM bill"))
                    .isEqualTo(count("SELECT COUNT(*) FROM bill"));
        }

        private String order(Tenant tenant) {
            return tenant.scope().get(() -> bills.order("basic", Cycle.MONTH));
        }

        private long count(String sql) {
            return platform.sql(sql).query(Long.class).single();
        }
    }

    private String order(String plan, Cycle cycle) {
        return laowang.scope().get(() -> bills.order(plan, cycle));
    }

    private String code(String id) {
        return laowang.scope().get(() -> bills.pay(id));
    }

    private Bill bill(String id) {
        return laowang.scope().get(() -> bills.get(id));
    }

    private Money credit() {
        return laowang.scope().get(bills::credit);
    }

    private Standing standing() {
        return subscriptions.standing(laowang.id()).orElseThrow();
    }

    private long periods() {
        return platform.sql("SELECT COUNT(*) FROM subscription_period WHERE tenant_id = ?")
                .param(laowang.id().value())
                .query(Long.class)
                .single();
    }

    private static Instant monthAfter(Instant begin) {
        var local = begin.atZone(CHINA);
        return local.plusMonths(1).toInstant();
    }

    private static <T> T get(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void eventually(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(15)).until(holds);
    }
}
