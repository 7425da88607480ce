package dev.yanhuo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    @Test
    void the_median_is_the_one_in_the_middle_whatever_the_order() {
        assertThat(Median.of(9, 1, 2)).isEqualTo(2);
        assertThat(Median.of(4, 1, 100, 2)).isEqualTo(3);
        assertThat(Median.of(7)).isEqualTo(7);
    }

    @Test
    void the_median_leaves_what_it_was_given_in_its_order() {
        var values = new double[] {3, 1, 2};
        Median.of(values);
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void a_percentile_is_a_value_that_was_measured() {
        var values = new double[200];
        for (int i = 0; i < 200; i++) values[i] = 200 - i;
        assertThat(Percentile.of(50, values)).isEqualTo(100);
        assertThat(Percentile.of(95, values)).isEqualTo(190);
        assertThat(Percentile.of(99, 7)).isEqualTo(7);
        assertThatIllegalArgumentException().isThrownBy(() -> Percentile.of(95));
    }

    @Test
    void nothing_has_no_median() {
        assertThatIllegalArgumentException().isThrownBy(() -> Median.of());
    }

    @Test
    void a_round_is_divided_by_its_requests() {
        var round = new Round(200, 300, 100, 4200, 4);
        assertThat(round.cpuMillisEach()).isEqualTo(2);
        assertThat(round.databaseMillisEach()).isEqualTo(0.5);
        assertThat(round.statementsEach()).isEqualTo(21);
        assertThat(round.perSecond()).isEqualTo(50);
    }

    @Test
    void a_round_without_requests_or_time_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Round(0, 1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Round(1, 1, 1, 1, 0));
    }

    @Test
    void a_disturbed_round_does_not_move_the_cost() {
        var rounds =
                List.of(
                        new Round(10, 10, 0, 20, 1),
                        new Round(10, 900, 50, 90, 30),
                        new Round(10, 12, 0, 20, 1));
        var cost = Cost.of("page", 16, rounds, Goal.atMost(1.0));
        assertThat(cost.cpuMillis()).isEqualTo(1.2);
        assertThat(cost.statements()).isEqualTo(2);
        assertThat(cost.perSecond()).isEqualTo(10);
    }

    @Test
    void a_ratio_is_taken_at_the_most_connections() {
        var ours = List.of(cost(1, 2.0, 100), cost(16, 1.5, 300));
        var yardstick = List.of(cost(1, 1.0, 400), cost(16, 0.5, 600));
        assertThat(Ratio.throughput(ours, yardstick)).isEqualTo(0.5);
        assertThat(Ratio.cpu(ours, yardstick)).isCloseTo(3.0, within(1e-9));
    }

    @Test
    void there_is_no_ratio_to_a_yardstick_that_was_not_measured() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ratio.of(1, 0));
    }

    @Test
    void a_round_too_short_for_the_kernels_clock_is_not_reported_as_free() {
        var costs = List.of(cost(1, 0, 100));
        assertThatIllegalStateException()
                .isThrownBy(() -> new Section("menu", costs, List.of()))
                .withMessageContaining("too short");
    }

    @Test
    void goals_are_reached_from_their_side() {
        assertThat(Goal.atMost(0.20).reachedBy(0.20)).isTrue();
        assertThat(Goal.atMost(0.20).reachedBy(0.21)).isFalse();
        assertThat(Goal.atLeast(0.7).reachedBy(0.69)).isFalse();
        assertThat(Goal.atLeast(0.7).words()).isEqualTo(">= 0.70");
    }

    private static Cost cost(int connections, double cpuMillis, double perSecond) {
        return new Cost("a request", connections, cpuMillis, 0, 1, perSecond, null);
    }
}
