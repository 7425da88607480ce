package io.yanhuo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.Diners;
import io.yanhuo.members.Coupons;
import io.yanhuo.shared.PhoneNumber;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who ordered as a stranger and then says who he is. */
class JoinedDinerIT extends ShopScene {
    @Autowired Diners diners;

    @Nested
    class Who_says_who_he_is_after_ordering {
        @Test
        void finds_the_order_and_the_coupon_among_his_own() {
            var phone = phone();
            var regular = shop.in(() -> diners.provePhone(null, phone));
            var stranger = shop.in(diners::anonymous);
            var coupon = shop.coupon(stranger, "5.00", "20.00");
            var order = shop.place(stranger, Shop.fetched(shop.riceAndTea()));

            assertThat(shop.in(() -> diners.provePhone(stranger, phone))).isEqualTo(regular);

            assertThat(shop.order(order, regular).id()).isEqualTo(order);
            assertThat(shop.in(() -> shop.bean(Coupons.class).usable(regular)))
                    .extracting("id")
                    .isEqualTo(List.of(coupon));
        }

        @Test
        void does_not_get_what_another_ordered() {
            var other = shop.in(diners::anonymous);
            var order = shop.place(other, Shop.fetched(shop.riceAndTea()));
            var stranger = shop.in(diners::anonymous);
            var phone = phone();
            shop.in(() -> diners.provePhone(null, phone));
            shop.in(() -> diners.provePhone(stranger, phone));

            assertThat(shop.order(order, other).id()).isEqualTo(order);
        }
    }

    private static PhoneNumber phone() {
        return new PhoneNumber(
                "137%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000)));
    }
}
