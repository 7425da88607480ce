package io.yanhuo.ordering;

import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.PortalTest;
import io.yanhuo.menu.Stations;
import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.MovableClock;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ApplicationContext;

@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KitchenIT {
    private final ApplicationContext beans;
    private final Kitchen kitchen;
    private final OrderDesk desk;
    private final MovableClock clock;

    Shop shop;
    String order;

    KitchenIT(ApplicationContext beans, Kitchen kitchen, OrderDesk desk, MovableClock clock) {
        this.beans = beans;
        this.kitchen = kitchen;
        this.desk = desk;
        this.clock = clock;
    }

    @BeforeEach
    void a_shop_with_one_order() {
        clock.reset();
        shop = Shop.open(beans, "laowang");
        order = shop.place(diner(), fetched(shop.riceAndTea()));
        shop.pay(order);
    }

    @Test
    void each_station_sees_what_it_makes_and_the_pass_sees_everything() {
        var stations = shop.in(() -> beans.getBean(Stations.class).all());
        var perStation =
                stations.stream()
                        .map(station -> board(station.id()))
                        .filter(board -> !board.cards().isEmpty())
                        .map(board -> board.cards().getFirst().lines())
                        .toList();

        assertThat(perStation).hasSize(2).allMatch(lines -> lines.size() == 1);
        assertThat(board(Kitchen.ALL).cards().getFirst().lines())
                .extracting(line -> line.dish() + line.spec() + line.addOns())
                .containsExactly("叉烧饭大[卤蛋 ×1]", "柠檬茶[]");
    }

    @Test
    void the_oldest_comes_first_and_the_clock_runs() {
        clock.advance(Duration.ofMinutes(10));
        var second = shop.place(diner(), fetched(shop.riceAndTea()));
        shop.pay(second);

        var cards = board(Kitchen.ALL).cards();

        assertThat(cards).extracting(KitchenBoard.Card::orderId).containsExactly(order, second);
        assertThat(cards.getFirst().seconds()).isBetween(600L, 610L);
    }

    @Test
    void all_day_counts_add_the_cards_up() {
        shop.pay(shop.place(diner(), fetched(java.util.List.of(shop.simple("柠檬茶", 3)))));

        assertThat(board(Kitchen.ALL).counts())
                .containsExactly(
                        new KitchenBoard.Count("柠檬茶", 4), new KitchenBoard.Count("叉烧饭 大", 1));
    }

    @Test
    void a_line_is_started_made_and_taken_back() {
        var line = board(Kitchen.ALL).cards().getFirst().lines().getFirst().id();

        shop.in(() -> kitchen.start(order, line, shop.owner));
        assertThat(board(Kitchen.ALL).cards().getFirst().lines().getFirst().started()).isTrue();
        shop.in(() -> kitchen.finishAll(order, Kitchen.ALL, shop.owner));
        assertThat(shop.status(order)).isEqualTo(OrderStatus.READY);
        assertThat(board(Kitchen.ALL).cards()).isEmpty();
        assertThat(board(Kitchen.ALL).done()).hasSize(1);
        shop.in(() -> kitchen.undo(order, line, shop.owner));

        assertThat(shop.status(order)).isEqualTo(OrderStatus.PREPARING);
        assertThat(board(Kitchen.ALL).cards()).hasSize(1);
    }

    @Test
    void one_station_finishes_its_own_part() {
        var tea = stationOf("柠檬茶");

        shop.in(() -> kitchen.finishAll(order, tea, shop.owner));

        assertThat(board(tea).cards()).isEmpty();
        assertThat(shop.status(order)).isEqualTo(OrderStatus.PREPARING);
        assertThat(board(Kitchen.ALL).cards().getFirst().lines())
                .extracting(KitchenBoard.Line::ready)
                .containsExactly(false, true);
    }

    @Test
    void a_refunded_order_stays_struck_through_until_the_kitchen_has_seen_it() {
        shop.in(() -> desk.refund(order, "客人走了", shop.owner));

        assertThat(board(Kitchen.ALL).cards().getFirst().voided()).isTrue();
        assertThat(board(Kitchen.ALL).counts()).isEmpty();
        shop.in(() -> kitchen.voidSeen(order, shop.owner));

        assertThat(board(Kitchen.ALL).cards()).isEmpty();
    }

    @Test
    void there_is_no_money_on_a_kitchen_screen() {
        var shown =
                Arrays.stream(KitchenBoard.class.getDeclaredClasses())
                        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .map(RecordComponent::getType);

        assertThat(shown).doesNotContain(Money.class, OrderView.class, OrderRow.class);
    }

    private KitchenBoard board(String station) {
        return shop.in(() -> kitchen.board(station));
    }

    private String stationOf(String dish) {
        return shop.in(() -> beans.getBean(Stations.class).all()).stream()
                .filter(station ->
                        board(station.id()).cards().stream()
                                .flatMap(card -> card.lines().stream())
                                .anyMatch(line -> line.dish().equals(dish)))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
