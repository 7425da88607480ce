package io.yanhuo.ordering;

import io.yanhuo.ordering.OrderRefusal.NoSuchOrder;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The lines of one order, seen together. */
record Lines(List<OrderLine> all) {
    OrderLine get(String lineId) {
        return all.stream()
                .filter(line -> line.id().equals(lineId))
                .findFirst()
                .orElseThrow(() -> new Refused(new NoSuchOrder()));
    }

    boolean allReady() {
        return all.stream().allMatch(OrderLine::ready);
    }

    /** By SKU how many were taken from the stock. */
    Map<String, Integer> units() {
        return units(_ -> true);
    }

    /** What nobody has begun to cook. */
    Map<String, Integer> notStarted() {
        return units(line -> !line.started());
    }

    Map<String, Money> nets() {
        return all.stream().collect(Collectors.toMap(OrderLine::id, OrderLine::net));
    }

    List<OrderPaid.Line> paid() {
        return all.stream()
                .map(l -> new OrderPaid.Line(l.id(), l.dishId(), l.quantity(), l.net()))
                .toList();
    }

    private Map<String, Integer> units(Predicate<OrderLine> which) {
        return all.stream()
                .filter(which)
                .collect(Collectors.toMap(OrderLine::skuId, OrderLine::quantity, Integer::sum));
    }
}
