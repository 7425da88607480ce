package io.yanhuo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.Money;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryRulesTest {
    @Test
    void are_told_in_short_without_any_language() {
        assertThat(DeliveryRules.INITIAL.inShort())
                .isEqualTo("≥ ¥20.00; ≤ 1000 m ¥2.00; ≤ 3000 m ¥5.00; ≤ 5000 m ¥8.00");
    }

    static final GeoPoint SHOP = new GeoPoint(22.5431, 114.0579);

    final DeliveryRules rules =
            new DeliveryRules(SHOP, DeliveryRules.INITIAL.steps(), DeliveryRules.INITIAL.minimum());

    @ParameterizedTest
    @CsvSource({"0,2.00", "800,2.00", "1000,2.00", "1001,5.00", "2400,5.00", "4900,8.00"})
    void the_fee_grows_with_the_distance(long metres, String fee) {
        assertThat(rules.fee(metres)).contains(Money.ofYuan(fee));
    }

    @Test
    void a_place_on_the_outermost_edge_is_still_reached() {
        assertThat(rules.fee(5_000)).contains(Money.ofYuan("8.00"));
        assertThat(rules.fee(5_001)).isEmpty();
    }

    @Test
    void a_place_is_as_far_as_the_crow_flies() {
        // A degree of latitude is 111.195 km.
        var north = new GeoPoint(SHOP.latitude() + 2.4 / 111.195, SHOP.longitude());

        var quote = rules.reach(north).orElseThrow();

        assertThat(quote.metres()).isBetween(2_399L, 2_401L);
        assertThat(quote.fee()).isEqualTo(Money.ofYuan("5.00"));
    }

    @ParameterizedTest
    @CsvSource({"20.00,0.00", "19.99,0.01", "0.00,20.00"})
    void says_how_much_is_lacking_to_the_minimum(String goods, String lacking) {
        assertThat(rules.lacking(Money.ofYuan(goods))).isEqualTo(Money.ofYuan(lacking));
    }

    @Nested
    class Without_a_place_to_start_from {
        @Test
        void nobody_is_reached() {
            assertThat(DeliveryRules.INITIAL.usable()).isFalse();
            assertThat(DeliveryRules.INITIAL.reach(SHOP)).isEqualTo(Optional.empty());
        }
    }

    @Test
    void rings_may_be_entered_in_any_order() {
        var steps = List.of(DeliveryRules.step(3_000, 500), DeliveryRules.step(1_000, 200));

        var sorted = new DeliveryRules(SHOP, steps, Money.ZERO);

        assertThat(sorted.steps()).extracting(DeliveryRules.Step::upTo).isSorted();
        assertThat(sorted.range()).isEqualTo(3_000);
    }

    @Test
    void two_rings_of_the_same_size_are_a_mistake() {
        var steps = List.of(DeliveryRules.step(1_000, 500), DeliveryRules.step(1_000, 200));

        assertThatThrownBy(() -> new DeliveryRules(SHOP, steps, Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
