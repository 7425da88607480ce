package io.yanhuo.ordering;

import static io.yanhuo.ordering.Fulfilment.DELIVERY;
import static io.yanhuo.ordering.Fulfilment.DINE_IN;
import static io.yanhuo.ordering.Fulfilment.PICKUP;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.delivery.DeliveryRefusal.BelowMinimum;
import io.yanhuo.delivery.DeliveryRefusal.TooFar;
import io.yanhuo.members.CouponRefusal.BelowThreshold;
import io.yanhuo.members.CouponRefusal.NotUsable;
import io.yanhuo.menu.Choice;
import io.yanhuo.menu.MenuRefusal;
import io.yanhuo.ordering.OrderRefusal.AddressMissing;
import io.yanhuo.ordering.OrderRefusal.BadKey;
import io.yanhuo.ordering.OrderRefusal.NoSuchTable;
import io.yanhuo.ordering.OrderRefusal.NothingChosen;
import io.yanhuo.ordering.OrderRefusal.PriceChanged;
import io.yanhuo.ordering.OrderRefusal.RemarkTooLong;
import io.yanhuo.ordering.OrderRefusal.StoreClosed;
import io.yanhuo.ordering.OrderRefusal.SwitchedOff;
import io.yanhuo.ordering.OrderRefusal.TooMuch;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Licence;
import io.yanhuo.tenancy.Licences;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every reason for which a basket does not become an order. */
class RefusedBasketsIT extends ShopScene {
    @Autowired Checkout checkout;

    @Nested
    class A_basket_is_refused {
        final String amei = diner();
        final List<Choice> food = shop.riceAndTea();

        @Test
        void outside_of_the_opening_hours() {
            with(
                    shop.settings().with(new OpeningHours(Map.of())),
                    () -> assertRefused(fetched(food), StoreClosed.class));
        }

        @Test
        void while_the_kitchen_takes_a_break() {
            var opening = shop.settings().opening();
            var paused = new StoreSettings.Opening(opening.hours(), opening.cutOver(), false);
            with(
                    shop.settings().with(paused),
                    () -> assertRefused(fetched(food), StoreClosed.class));
        }

        @Test
        void without_a_valid_licence() {
            var licences = beans.getBean(Licences.class);
            var other = Shop.open(beans, "expired");
            licences.enter(
                    other.tenant.id(),
                    new Licence("JY14403000000012", "expired", LocalDate.of(2020, 1, 1)));

            var quote = other.quote(amei, fetched(other.riceAndTea()));

            assertThat(quote.problems())
                    .containsExactly(new StoreClosed("ordering.closed.licence", ""));
            assertThatThrownBy(() -> other.place(amei, fetched(other.riceAndTea())))
                    .isInstanceOf(Refused.class);
        }

        @Test
        void for_a_way_that_is_switched_off() {
            with(
                    shop.settings().with(Set.of(DINE_IN)),
                    () -> {
                        assertRefused(fetched(food), SwitchedOff.class);
                        assertRefused(shop.delivered(food, 1, null), SwitchedOff.class);
                    });
        }

        @Test
        void at_a_table_that_is_not_there() {
            assertRefused(shop.eaten(food, "nowhere123"), NoSuchTable.class);
            assertRefused(shop.eaten(food, null), NoSuchTable.class);
        }

        @Test
        void without_an_address() {
            assertRefused(
                    new Basket(food, DELIVERY, null, null, null, "", false), AddressMissing.class);
        }

        @Test
        void beyond_the_range_but_not_on_its_edge() {
            assertRefused(shop.delivered(food, 5.1, null), TooFar.class);

            assertThat(shop.quote(amei, shop.delivered(food, 5.0, null)).price().delivery())
                    .isEqualTo(Money.ofYuan("8.00"));
        }

        @Test
        void below_the_minimum_of_a_delivery() {
            var tea = List.of(shop.simple("柠檬茶", 1));

            var refusal = assertRefused(shop.delivered(tea, 1, null), BelowMinimum.class);

            assertThat(refusal.arguments()).first().isEqualTo("¥8.00");
        }

        @Test
        void with_something_that_is_not_on_the_menu() {
            var unknown = new Choice("00000000000000000000", List.of(), 1);

            assertRefused(fetched(List.of(unknown)), MenuRefusal.NotOnTheMenu.class);
        }

        @Test
        void with_too_many_add_ons() {
            var rice = shop.dish("叉烧饭");
            var egg = rice.addOnGroups().getFirst().addOns().getFirst().id();
            var four =
                    new Choice(
                            rice.skus().getFirst().id(),
                            List.of(new Choice.AddOnChoice(egg, 4)),
                            1);

            assertRefused(fetched(List.of(four)), MenuRefusal.AddOns.class);
        }

        @Test
        void with_something_that_is_sold_out() {
            shop.count("蛋挞", 0);

            assertRefused(fetched(List.of(shop.simple("蛋挞", 1))), MenuRefusal.SoldOut.class);
            shop.count("蛋挞", null);
        }

        @Test
        void without_anything_in_it_or_with_far_too_much() {
            assertRefused(fetched(List.of()), NothingChosen.class);
            assertRefused(fetched(Collections.nCopies(61, shop.simple("蛋挞", 1))), TooMuch.class);
            assertRefused(fetched(List.of(shop.simple("蛋挞", 0))), TooMuch.class);
            assertRefused(fetched(List.of(shop.simple("蛋挞", -1))), TooMuch.class);
            assertRefused(fetched(List.of(shop.simple("蛋挞", 100))), TooMuch.class);
        }

        @Test
        void with_a_coupon_whose_threshold_is_not_reached() {
            var tea = List.of(shop.simple("柠檬茶", 3));
            var coupon = shop.coupon(amei);

            var refusal =
                    assertRefused(
                            new Basket(tea, PICKUP, null, null, coupon, "", false),
                            BelowThreshold.class);

            assertThat(refusal.arguments()).containsExactly("满减", "¥4.00");
        }

        @Test
        void with_a_coupon_of_somebody_else() {
            var coupon = shop.coupon(diner());

            assertRefused(new Basket(food, PICKUP, null, null, coupon, "", false), NotUsable.class);
        }

        @Test
        void with_a_remark_longer_than_the_ticket() {
            assertRefused(
                    new Basket(food, PICKUP, null, null, null, "辣".repeat(101), false),
                    RemarkTooLong.class);
        }

        @Test
        void at_another_price_than_the_diner_has_seen() {
            assertThatThrownBy(() ->
                            shop.in(() ->
                                    checkout.place(
                                            amei,
                                            fetched(food),
                                            Money.ofYuan("1.00"),
                                            "key",
                                            "web")))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            e ->
                                    assertThat(e.refusal())
                                            .isEqualTo(
                                                    new PriceChanged(
                                                            Money.ofYuan("1.00"),
                                                            Money.ofYuan("50.00"))));
        }

        @Test
        void without_a_number_of_the_attempt() {
            for (var key : List.of("", " ", "k".repeat(65))) {
                assertThatThrownBy(() -> shop.place(amei, fetched(food), key))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                e -> assertThat(e.refusal()).isEqualTo(new BadKey()));
            }
        }

        /** The quote names the problem, and placing is refused with it. */
        private Refusal assertRefused(Basket basket, Class<? extends Refusal> reason) {
            assertThat(shop.quote(amei, basket).problems()).hasAtLeastOneElementOfType(reason);
            var refused = catchRefused(basket);
            assertThat(refused).isInstanceOf(reason);
            return refused;
        }

        private Refusal catchRefused(Basket basket) {
            try {
                shop.place(amei, basket);
            } catch (Refused e) {
                return e.refusal();
            }
            throw new AssertionError("was placed");
        }

        private void with(StoreSettings settings, Runnable work) {
            var before = shop.settings();
            shop.settle(settings);
            try {
                work.run();
            } finally {
                shop.settle(before);
            }
        }
    }
}
