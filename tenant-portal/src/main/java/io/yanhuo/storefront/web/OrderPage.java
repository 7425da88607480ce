package io.yanhuo.storefront.web;

import io.yanhuo.ordering.Fulfilment;
import io.yanhuo.ordering.OrderStatus;
import io.yanhuo.ordering.OrderView;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its page shows it.
 *
 * @param steps of its way; empty once it has left the way
 * @param placedAt such as {@code 11-24 12:05}
 * @param first dish, which stands for the order in a list
 * @param units of all dishes
 * @param phone of the store
 */
record OrderPage(
        OrderView order, List<Step> steps, String placedAt, String first, int units, String phone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /**
     * @param at when it was reached, or null
     */
    record Step(OrderStatus status, boolean done, boolean now, @Nullable String at) {}

    static OrderPage of(OrderView order, String phone, ZoneId zone) {
        return new OrderPage(
                order,
                steps(order, zone),
                DAY.format(order.placedAt().atZone(zone)),
                order.lines().isEmpty() ? "" : order.lines().getFirst().dish(),
                order.lines().stream().mapToInt(OrderView.Line::quantity).sum(),
                phone);
    }

    public boolean payable() {
        return order.status() == OrderStatus.AWAITING_PAYMENT;
    }

    public boolean over() {
        return switch (order.status()) {
            case COMPLETED, CANCELLED, REFUNDED -> true;
            case AWAITING_PAYMENT, PAID, PREPARING, READY, DELIVERING, REFUNDING -> false;
        };
    }

    private static List<Step> steps(OrderView order, ZoneId zone) {
        var way = way(order.fulfilment());
        int now = way.indexOf(order.status());
        if (now < 0) return List.of();
        var steps = new ArrayList<Step>();
        for (int i = 0; i < way.size(); i++) {
            steps.add(new Step(way.get(i), i < now, i == now, at(order, way.get(i), zone)));
        }
        return steps;
    }

    private static List<OrderStatus> way(Fulfilment fulfilment) {
        var way =
                new ArrayList<>(
                        List.of(
                                OrderStatus.AWAITING_PAYMENT,
                                OrderStatus.PAID,
                                OrderStatus.PREPARING,
                                OrderStatus.READY,
                                OrderStatus.COMPLETED));
        if (fulfilment == Fulfilment.DELIVERY) way.add(4, OrderStatus.DELIVERING);
        return way;
    }

    private static @Nullable String at(OrderView order, OrderStatus status, ZoneId zone) {
        return order.history().stream()
                .filter(step -> step.status() == status)
                .map(step -> TIME.format(step.at().atZone(zone)))
                .findFirst()
                .orElse(null);
    }
}
