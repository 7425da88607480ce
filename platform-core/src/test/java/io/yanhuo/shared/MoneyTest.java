package io.yanhuo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void is_whole_fen_and_reads_like_a_bill() {
        assertThat(Money.ofYuan("45")).isEqualTo(Money.ofFen(4500));
        assertThat(Money.ofYuan(" 0.1 ").yuan()).isEqualTo("0.10");
        assertThat(Money.ofFen(-95)).hasToString("¥-0.95");
        assertThatThrownBy(() -> Money.ofYuan("1.005")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void never_wraps_around() {
        assertThatThrownBy(() -> Money.ofFen(Long.MAX_VALUE).plus(Money.ofFen(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_share_is_rounded_down_to_the_fen() {
        assertThat(Percentage.of(10).of(Money.ofFen(2850))).isEqualTo(Money.ofFen(285));
        assertThat(Percentage.of(3).of(Money.ofFen(2850))).isEqualTo(Money.ofFen(85));
        assertThat(Percentage.of(3).of(Money.ofFen(950))).isEqualTo(Money.ofFen(28));
    }

    @Nested
    class A_discount_over_several_lines {
        @Test
        void is_split_in_proportion() {
            var lines = List.of(Money.ofFen(3600), Money.ofFen(1200));

            assertThat(Split.byWeight(Money.ofFen(1000), lines))
                    .containsExactly(Money.ofFen(750), Money.ofFen(250));
        }

        @Test
        void gives_the_odd_fen_to_the_largest_remainder() {
            var lines = List.of(Money.ofFen(100), Money.ofFen(100), Money.ofFen(100));

            assertThat(Split.byWeight(Money.ofFen(100), lines))
                    .containsExactly(Money.ofFen(34), Money.ofFen(33), Money.ofFen(33));
        }

        @RepeatedTest(200)
        void adds_up_to_the_fen_and_makes_no_line_negative() {
            var random = new Random();
            var lines =
                    IntStream.range(0, 1 + random.nextInt(12))
                            .mapToObj(_ -> Money.ofFen(1 + random.nextInt(100_000)))
                            .toList();
            var amount = Money.ofFen(random.nextLong(Money.sum(lines).fen() + 1));

            var parts = Split.byWeight(amount, lines);

            assertThat(Money.sum(parts)).isEqualTo(amount);
            for (int i = 0; i < parts.size(); i++) {
                assertThat(parts.get(i)).isBetween(Money.ZERO, lines.get(i));
            }
        }
    }
}
