package io.yanhuo.ordering;

import static io.yanhuo.ordering.Fulfilment.PICKUP;
import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.Statements;
import io.yanhuo.delivery.DeliveryRefusal.BelowMinimum;
import io.yanhuo.delivery.DeliveryRefusal.TooFar;
import io.yanhuo.markers.Markers;
import io.yanhuo.members.Coupons;
import io.yanhuo.menu.Choice;
import io.yanhuo.menu.MenuRefusal;
import io.yanhuo.ordering.OrderRefusal.NoSuchOrder;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a basket to an order. */
class CheckoutIT extends ShopScene {
    @Autowired Checkout checkout;

    @Nested
    class The_reference_order {
        final String amei = diner();
        final Basket basket = shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(amei));

        @Test
        void is_quoted_at_45_yuan() {
            var quote = shop.quote(amei, basket);

            assertThat(quote.problems()).isEmpty();
            assertThat(quote.price().payable()).isEqualTo(Money.ofYuan("45.00"));
            assertThat(quote.coupon()).isNotNull();
            assertThat(quote.coupons()).hasSize(1);
        }

        @Test
        void is_placed_with_the_same_figures_line_by_line() {
            var order = shop.order(shop.place(amei, basket), amei);

            assertThat(order.status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
            assertThat(order.goods()).isEqualTo(Money.ofYuan("48.00"));
            assertThat(order.discount()).isEqualTo(Money.ofYuan("10.00"));
            assertThat(order.packaging()).isEqualTo(Money.ofYuan("2.00"));
            assertThat(order.delivery()).isEqualTo(Money.ofYuan("5.00"));
            assertThat(order.payable()).isEqualTo(Money.ofYuan("45.00"));
            assertThat(order.lines())
                    .extracting(line -> line.dish() + line.spec() + " " + line.net().yuan())
                    .containsExactly("叉烧饭大 28.50", "柠檬茶 9.50");
            assertThat(order.lines().getFirst().addOns()).containsExactly("卤蛋 ×1");
            assertThat(order.address()).isEqualTo("阿美 138****8000 福中路 1 号 3 楼");
        }

        @Test
        void uses_its_coupon_up() {
            shop.place(amei, basket);

            assertThat(shop.in(() -> beans.getBean(Coupons.class).usable(amei))).isEmpty();
        }

        @Test
        void costs_nine_statements() {
            shop.count("柠檬茶", 10);

            // Coupon used and read, stock looked at; order, lines, history, time-out, ledger;
            // stock.
            assertThat(Statements.leastOfFive(this::statementsOfAnother)).isEqualTo(9);
            shop.count("柠檬茶", null);
        }

        private long statementsOfAnother() {
            var bo = diner();
            var his = shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(bo));
            var seen = shop.quote(bo, his).price().payable();
            shop.quote(bo, his);
            return Statements.of(
                    () -> shop.in(() -> checkout.place(bo, his, seen, "statements", "web")));
        }
    }

    @Test
    void a_quote_prices_what_can_be_had_and_names_everything_that_is_in_the_way() {
        var unknown = new Choice("00000000000000000000", List.of(), 1);
        var basket = shop.delivered(List.of(shop.simple("柠檬茶", 1), unknown), 9, null);

        var quote = shop.quote(diner(), basket);

        assertThat(quote.choices()).hasSize(1);
        assertThat(quote.price().goods()).isEqualTo(Money.ofYuan("12.00"));
        assertThat(quote.problems())
                .hasAtLeastOneElementOfType(MenuRefusal.NotOnTheMenu.class)
                .hasAtLeastOneElementOfType(BelowMinimum.class)
                .hasAtLeastOneElementOfType(TooFar.class);
    }

    @Test
    void a_remark_of_a_hundred_characters_arrives_as_it_is() {
        var remark = "少辣，不要葱；🌶 é ".repeat(9).substring(0, 100);
        var basket = new Basket(shop.riceAndTea(), PICKUP, null, null, null, remark, true);

        var amei = diner();
        var order = shop.order(shop.place(amei, basket), amei);

        assertThat(order.remark()).isEqualTo(remark);
        assertThat(order.cutlery()).isTrue();
    }

    @Test
    void the_table_is_found_by_its_code_and_packaging_is_free_there() {
        var table = shop.in(() -> beans.getBean(Tables.class).all()).get(6);
        var amei = diner();

        var order = shop.order(shop.place(amei, shop.eaten(shop.riceAndTea(), table.code())), amei);

        assertThat(order.table()).isEqualTo("7");
        assertThat(order.payable()).isEqualTo(Money.ofYuan("48.00"));
    }

    @Test
    void nothing_that_names_a_person_lies_open_in_the_table() {
        var amei = diner();
        var id = shop.place(amei, shop.delivered(shop.riceAndTea(), 2.4, null));

        var row =
                shop.in(() ->
                        shop.transaction()
                                .execute(_ ->
                                        beans.getBean(EntityManager.class)
                                                .createNativeQuery(
                                                        "SELECT CONCAT_WS('|',"
                                                                + " CONVERT(contact_cipher USING"
                                                                + " latin1), contact_phone_hash,"
                                                                + " remark) FROM orders WHERE order_id"
                                                                + " = :id")
                                                .setParameter("id", id)
                                                .getSingleResult()
                                                .toString()));

        assertThat(row).doesNotContain("13800138000", "阿美", "福中路");
    }

    @Nested
    class Two_restaurants {
        @Test
        void do_not_know_each_others_orders_even_of_the_same_diner_and_attempt() {
            var other = Shop.open(beans, "amei");
            var diner = diner();
            Markers.shared(diner);
            var mine = shop.place(diner, fetched(shop.riceAndTea()), "key");
            var theirs = other.place(diner, fetched(other.riceAndTea()), "key");

            assertThat(theirs).isNotEqualTo(mine);
            assertThatThrownBy(() -> other.order(mine, diner))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            e -> assertThat(e.refusal()).isEqualTo(new NoSuchOrder()));
            assertThat(other.in(() -> beans.getBean(Ordering.class).ofDiner(diner, 10))).hasSize(1);
        }

        @Test
        void an_order_of_another_diner_is_as_if_it_were_not_there() {
            var mine = shop.place(diner(), fetched(shop.riceAndTea()));

            assertThatThrownBy(() -> shop.order(mine, diner())).isInstanceOf(Refused.class);
        }
    }
}
