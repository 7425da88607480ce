package io.yanhuo.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.Crowd;
import io.yanhuo.payments.Payers;
import io.yanhuo.shared.Money;
import io.yanhuo.subscriptions.Standing.State;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** From an order to a paid bill. */
class BillsIT extends SubscriptionScene {
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
            var ids = Crowd.atOnce(6, () -> order("standard", Cycle.YEAR));

            assertThat(ids).containsOnly(ids.getFirst());
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
    class Bill_numbers {
        @Test
        void have_no_gaps_although_many_are_made_at_once() throws Exception {
            Crowd.atOnce(8, () -> order(tenants.create("many")));

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
}
