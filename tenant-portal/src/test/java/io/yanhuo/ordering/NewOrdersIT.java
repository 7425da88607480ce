package io.yanhuo.ordering;

import static io.yanhuo.ordering.Shop.diner;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.RandomId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an order is written by, beside what it is read by. */
class NewOrdersIT extends ShopScene {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00.123456Z");

    @Autowired NewOrders newOrders;
    @Autowired Orders orders;

    @Test
    void a_new_order_comes_back_as_an_entity_with_everything_that_it_went_with() {
        var placed = order();

        shop.in(() -> shop.transaction().executeWithoutResult(_ -> newOrders.insert(placed)));

        assertThat(placed)
                .as("nothing is left to chance: each field that a new order can have is set")
                .hasNoNullFieldsOrPropertiesExcept(
                        "pickupNumber", "paidAt", "acceptedAt", "readyAt", "voidedAt", "version");
        assertRead(placed);
    }

    private void assertRead(Order placed) {
        shop.in(() ->
                shop.transaction()
                        .executeWithoutResult(_ ->
                                assertThat(orders.get(placed.id()))
                                        .usingRecursiveComparison()
                                        .ignoringFields(
                                                "version",
                                                "lines.order",
                                                "history.order",
                                                "history.eventId")
                                        .ignoringCollectionOrder()
                                        .isEqualTo(placed)));
    }

    private Order order() {
        var amei = diner();
        var quoted = shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(amei));
        var quote = shop.quote(amei, quoted);
        var basket =
                new Basket(
                        quoted.choices(),
                        quoted.fulfilment(),
                        null,
                        quoted.address(),
                        quoted.couponId(),
                        "少辣",
                        true);
        var assessed = new Assessment(quote.choices(), quote.price(), "7", 2_400L, List.of());
        var contact = new SealedContact(new byte[] {1, -1, 0, 39}, "a".repeat(64));
        return new Order(
                RandomId.ofLength(20),
                LocalDate.of(2026, 11, 24),
                new Placing(amei, "attempt", "web", NOON, NOON.plusSeconds(900), 3),
                Destination.of(Fulfilment.DELIVERY, assessed, contact),
                basket,
                assessed);
    }
}
