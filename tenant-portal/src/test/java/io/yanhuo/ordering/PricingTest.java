package io.yanhuo.ordering;

import static io.yanhuo.ordering.Fulfilment.DELIVERY;
import static io.yanhuo.ordering.Fulfilment.DINE_IN;
import static io.yanhuo.ordering.Fulfilment.PICKUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.members.Coupon;
import io.yanhuo.menu.PricedChoice;
import io.yanhuo.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PricingTest {
    static final PricedChoice ROAST_RICE_LARGE_WITH_EGG = choice("叉烧饭", 3600, 100, 1);
    static final PricedChoice LEMON_TEA = choice("柠檬茶", 1200, 100, 1);
    static final Money TWO_POINT_FOUR_KILOMETRES = Money.ofYuan("5.00");

    @Nested
    class The_reference_order {
        final Price price =
                Pricing.of(
                        List.of(ROAST_RICE_LARGE_WITH_EGG, LEMON_TEA),
                        DELIVERY,
                        coupon("10.00", "40.00"),
                        TWO_POINT_FOUR_KILOMETRES);

        @Test
        void comes_to_45_yuan() {
            assertThat(price.goods()).isEqualTo(Money.ofYuan("48.00"));
            assertThat(price.discount()).isEqualTo(Money.ofYuan("10.00"));
            assertThat(price.packaging()).isEqualTo(Money.ofYuan("2.00"));
            assertThat(price.delivery()).isEqualTo(Money.ofYuan("5.00"));
            assertThat(price.payable()).isEqualTo(Money.ofYuan("45.00"));
        }

        @Test
        void puts_the_coupon_on_its_lines_by_their_value() {
            assertThat(price.lines())
                    .extracting(line -> line.discount().yuan())
                    .containsExactly("7.50", "2.50");
            assertThat(price.lines())
                    .extracting(line -> line.net().yuan())
                    .containsExactly("28.50", "9.50");
        }
    }

    @Nested
    class A_coupon {
        @Test
        void below_its_threshold_takes_nothing_off() {
            var goods = List.of(choice("什么", 3999, 0, 1));

            var price = Pricing.of(goods, DINE_IN, coupon("10.00", "40.00"), Money.ZERO);

            assertThat(price.discount()).isEqualTo(Money.ZERO);
        }

        @Test
        void exactly_at_its_threshold_does() {
            var goods = List.of(choice("什么", 4000, 0, 1));

            var price = Pricing.of(goods, DINE_IN, coupon("10.00", "40.00"), Money.ZERO);

            assertThat(price.payable()).isEqualTo(Money.ofYuan("30.00"));
        }

        @Test
        void never_takes_off_more_than_the_goods_so_that_packaging_and_way_are_paid() {
            var goods = List.of(choice("蛋挞", 300, 100, 1));

            var price = Pricing.of(goods, DELIVERY, coupon("5.00", "0"), Money.ofYuan("2.00"));

            assertThat(price.discount()).isEqualTo(Money.ofYuan("3.00"));
            assertThat(price.payable()).isEqualTo(Money.ofYuan("3.00"));
        }
    }

    @Nested
    class Packaging {
        final List<PricedChoice> two = List.of(choice("叉烧饭", 2800, 100, 2));

        @Test
        void is_paid_for_each_unit_that_leaves_the_house() {
            assertThat(Pricing.of(two, PICKUP, null, Money.ZERO).packaging())
                    .isEqualTo(Money.ofYuan("2.00"));
        }

        @Test
        void is_free_at_the_table() {
            assertThat(Pricing.of(two, DINE_IN, null, Money.ZERO).packaging())
                    .isEqualTo(Money.ZERO);
        }
    }

    @RepeatedTest(500)
    void whatever_is_ordered_the_parts_add_up(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var choices =
                IntStream.rangeClosed(1, 1 + random.nextInt(12))
                        .mapToObj(_ ->
                                choice(
                                        "菜",
                                        random.nextInt(20_000),
                                        random.nextInt(300),
                                        1 + random.nextInt(9)))
                        .toList();
        var fulfilment = Fulfilment.values()[random.nextInt(3)];
        var coupon =
                random.nextBoolean()
                        ? coupon(
                                Money.ofFen(1 + random.nextInt(5_000)).yuan(),
                                Money.ofFen(random.nextInt(50_000)).yuan())
                        : null;

        assertAddsUp(Pricing.of(choices, fulfilment, coupon, Money.ofFen(random.nextInt(1_000))));
    }

    private static void assertAddsUp(Price price) {
        assertThat(sum(price, Price.Line::amount)).isEqualTo(price.goods());
        assertThat(sum(price, Price.Line::discount)).isEqualTo(price.discount());
        assertThat(sum(price, Price.Line::packaging)).isEqualTo(price.packaging());
        assertThat(sum(price, Price.Line::net).plus(price.packaging()).plus(price.delivery()))
                .isEqualTo(price.payable());
        assertThat(price.lines())
                .allSatisfy(line -> {
                    assertThat(line.net().fen()).isNotNegative();
                    assertThat(line.unit().times(line.quantity())).isEqualTo(line.amount());
                    assertThat(line.amount().minus(line.discount())).isEqualTo(line.net());
                });
    }

    private static Money sum(Price price, java.util.function.Function<Price.Line, Money> amount) {
        return Money.sum(price.lines().stream().map(amount).toList());
    }

    static PricedChoice choice(String dish, long unit, long packaging, int quantity) {
        return new PricedChoice(
                "sku-" + dish,
                "dish-" + dish,
                dish,
                "",
                List.of(),
                Money.ofFen(unit),
                Money.ofFen(packaging),
                "wok",
                false,
                quantity);
    }

    static Coupon coupon(String off, String atLeast) {
        return new Coupon("coupon", "满减", Money.ofYuan(off), Money.ofYuan(atLeast), Instant.MAX);
    }
}
