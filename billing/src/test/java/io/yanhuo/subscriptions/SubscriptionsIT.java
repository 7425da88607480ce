package io.yanhuo.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yanhuo.payments.Payers;
import io.yanhuo.shared.Money;
import io.yanhuo.subscriptions.Standing.State;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.data.TemporalUnitOffset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a restaurant may sell, from its trial on. */
class SubscriptionsIT extends SubscriptionScene {
    private static final TemporalUnitOffset ALMOST = within(1, ChronoUnit.MINUTES);

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

        @ParameterizedTest
        @ValueSource(ints = {1, 5, 10, 16, 20, 25, 29})
        void again_after_suspension_buys_a_whole_month_whatever_day_it_was_before(int later) {
            payNow("basic");
            clock.set(standing().endsAt().plus(Duration.ofDays(14 + later)));
            assertThat(standing().state()).isEqualTo(State.SUSPENDED);

            payNow("basic");

            assertThat(standing().endsAt()).isCloseTo(inMonths(1), ALMOST);
            payNow("basic");
            assertThat(standing().endsAt()).isCloseTo(inMonths(2), ALMOST);
        }

        private Instant inMonths(int months) {
            return clock.instant().atZone(CHINA).plusMonths(months).toInstant();
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
}
