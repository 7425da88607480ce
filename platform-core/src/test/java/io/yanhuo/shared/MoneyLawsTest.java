package io.yanhuo.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold for any amounts; the same ones in every run, so that a failure comes again. */
class MoneyLawsTest {
    private static final int ROUNDS = 20_000;
    private static final long LARGEST = 1_000_000_000_000L;

    private final Random random = new Random(20261124);

    @Test
    void what_was_added_can_be_taken_away() {
        each(a -> {
            var b = any();
            assertThat(a.plus(b).minus(b)).isEqualTo(a);
            assertThat(a.minus(b)).isEqualTo(b.minus(a).negated());
            assertThat(a.plus(b)).isEqualTo(b.plus(a));
        });
    }

    @Test
    void what_is_written_reads_the_same() {
        each(a -> assertThat(Money.ofYuan(a.yuan())).isEqualTo(a));
    }

    @Test
    void a_quantity_is_so_many_times_the_price() {
        each(a -> {
            int quantity = random.nextInt(20);
            var all = Stream.generate(() -> a).limit(quantity).toList();
            assertThat(a.times(quantity)).isEqualTo(Money.sum(all));
        });
    }

    @Test
    void the_order_of_amounts_is_that_of_their_fen() {
        each(a -> {
            var b = any();
            assertThat(a.atLeast(b)).isEqualTo(!a.lessThan(b));
            assertThat(a.min(b)).isEqualTo(Stream.of(a, b).min(Comparator.naturalOrder()).get());
        });
    }

    @Test
    void a_share_and_the_rest_are_the_whole_and_shares_never_exceed_it() {
        each(_ -> {
            var whole = Money.ofFen(random.nextLong(LARGEST));
            int points = random.nextInt(10_001);
            var share = new Percentage(points).of(whole);
            var rest = new Percentage(10_000 - points).of(whole);

            assertThat(share).isBetween(Money.ZERO, whole);
            assertThat(whole.minus(share.plus(rest))).isIn(Money.ZERO, Money.ofFen(1));
        });
    }

    @Test
    void a_commission_by_line_never_exceeds_that_on_the_sum() {
        each(_ -> {
            var rate = new Percentage(random.nextInt(3_001));
            var lines = Stream.generate(this::price).limit(1 + random.nextInt(8)).toList();
            var byLine = Money.sum(lines.stream().map(rate::of).toList());

            assertThat(byLine).isLessThanOrEqualTo(rate.of(Money.sum(lines)));
            assertThat(rate.of(Money.sum(lines)).minus(byLine))
                    .isLessThan(Money.ofFen(lines.size()));
        });
    }

    @Test
    void a_split_adds_up_and_gives_nobody_a_fen_more_than_his_due() {
        each(_ -> {
            var lines = Stream.generate(this::price).limit(1 + random.nextInt(12)).toList();
            var total = Money.sum(lines);
            var amount = Money.ofFen(random.nextLong(total.fen() + 1));

            var parts = Split.byWeight(amount, lines);

            assertThat(Money.sum(parts)).isEqualTo(amount);
            for (int i = 0; i < parts.size(); i++) assertFair(parts, lines, i, amount, total);
        });
    }

    /** At most one fen away from the exact share. */
    private static void assertFair(
            List<Money> parts, List<Money> lines, int i, Money amount, Money total) {
        long exact = Math.multiplyExact(amount.fen(), lines.get(i).fen()) / total.fen();
        assertThat(parts.get(i).fen()).isBetween(exact, exact + 1);
    }

    private void each(Consumer<Money> law) {
        for (int i = 0; i < ROUNDS; i++) law.accept(any());
    }

    private Money any() {
        return Money.ofFen(random.nextLong(-LARGEST, LARGEST));
    }

    private Money price() {
        return Money.ofFen(1 + random.nextInt(100_000));
    }
}
