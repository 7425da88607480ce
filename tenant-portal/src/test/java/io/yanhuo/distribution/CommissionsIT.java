package io.yanhuo.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.ordering.OrderCompleted;
import io.yanhuo.ordering.OrderRefunded;
import io.yanhuo.shared.Money;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a distributor earns, and when it is hers. */
class CommissionsIT extends DistributionScene {
    private String diner;

    @BeforeEach
    void somebody_who_came_through_her_link() {
        diner = stranger();
        in(() -> links.follow(xiaomei.code(), () -> diner));
    }

    @Test
    void earns_her_ten_percent_of_each_lines_net_amount_rounded_down() {
        pay(diner);

        assertThat(figures()).isEqualTo(new Earnings.Figures(1, 1, money(380), Money.ZERO));
        assertThat(in(() -> earnings.latest(xiaomei.id())))
                .extracting(line -> line.amount().fen())
                .containsExactlyInAnyOrder(285L, 95L);
    }

    @Test
    void is_booked_once_however_often_it_is_told() {
        pay(diner);
        pay(diner);

        assertThat(figures().pending()).isEqualTo(money(380));
    }

    @Test
    void becomes_available_seven_days_after_it_is_completed_and_no_day_before() {
        pay(diner);
        publish(new OrderCompleted(order, clock.instant()));

        clock.advance(Duration.ofDays(6));
        clock.advance(Duration.ofHours(23));
        await().during(Duration.ofSeconds(1)).until(() -> figures().available().fen() == 0);
        clock.advance(Duration.ofHours(2));

        await().untilAsserted(() -> assertThat(figures().available()).isEqualTo(money(380)));
        assertThat(figures().pending()).isEqualTo(Money.ZERO);
    }

    @Test
    void is_taken_back_line_by_line_when_it_is_refunded() {
        pay(diner);
        refund(Map.of(order + "-2", money(950)));

        assertThat(figures().pending()).isEqualTo(money(285));
    }

    @Test
    void goes_below_zero_when_it_is_refunded_after_it_was_available() {
        pay(diner);
        publish(new OrderCompleted(order, clock.instant()));
        clock.advance(Duration.ofDays(8));
        await().until(() -> figures().available().equals(money(380)));

        refund(Map.of(order + "-1", money(2850), order + "-2", money(950)));

        assertThat(figures().available()).isEqualTo(Money.ZERO);
    }

    @Test
    void earns_nothing_while_she_is_paused() {
        in(() -> distributors.freeze(xiaomei.id(), "刷单", "laowang"));

        pay(diner);

        assertThat(figures().orders()).isZero();
    }

    @Test
    void earns_nothing_once_the_binding_has_run_out() {
        clock.advance(Duration.ofDays(31));

        pay(diner);

        assertThat(figures().orders()).isZero();
    }

    private void refund(Map<String, Money> lines) {
        publish(new OrderRefunded(order, lines, Money.sum(lines.values()), clock.instant()));
    }
}
