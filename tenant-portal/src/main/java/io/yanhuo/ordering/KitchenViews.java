package io.yanhuo.ordering;

import io.yanhuo.ordering.KitchenBoard.Card;
import io.yanhuo.ordering.KitchenBoard.Count;
import io.yanhuo.ordering.KitchenBoard.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Shows orders to one station of the kitchen. */
record KitchenViews(Predicate<OrderLine> mine, Instant now) {
    /** With what is ready already too, as long as anything of it is not. */
    Card open(Order order) {
        var lines = lines(order, mine);
        boolean finished = lines.stream().allMatch(Line::ready);
        return card(order, finished && order.voidedAt() == null ? List.of() : lines);
    }

    Card done(Order order) {
        return card(order, lines(order, mine.and(OrderLine::ready)));
    }

    /** The dish that is needed most comes first. */
    List<Count> counts(List<Order> open) {
        return open.stream()
                .filter(order -> order.voidedAt() == null)
                .flatMap(order -> order.lines().all().stream())
                .filter(mine.and(line -> !line.ready()))
                .collect(
                        Collectors.groupingBy(
                                KitchenViews::name, Collectors.summingInt(OrderLine::quantity)))
                .entrySet()
                .stream()
                .map(count -> new Count(count.getKey(), count.getValue()))
                .sorted(Comparator.comparing(Count::quantity).reversed().thenComparing(Count::dish))
                .toList();
    }

    private Card card(Order order, List<Line> lines) {
        var accepted = order.acceptedAt();
        var since = accepted == null ? order.placing().placedAt() : accepted;
        return new Card(
                order.id(),
                order.pickupNumber(),
                order.destination().fulfilment(),
                order.destination().tableName(),
                order.wishes().remark(),
                order.wishes().cutlery(),
                since,
                Duration.between(since, now).toSeconds(),
                order.voidedAt() != null,
                lines);
    }

    private static List<Line> lines(Order order, Predicate<OrderLine> which) {
        return order.lines().all().stream().filter(which).map(KitchenViews::line).toList();
    }

    private static Line line(OrderLine line) {
        return new Line(
                line.id(),
                line.dish(),
                line.spec(),
                line.addOns(),
                line.quantity(),
                line.started(),
                line.ready());
    }

    private static String name(OrderLine line) {
        return line.spec().isEmpty() ? line.dish() : line.dish() + " " + line.spec();
    }
}
