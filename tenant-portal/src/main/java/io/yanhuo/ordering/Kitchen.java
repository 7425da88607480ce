package io.yanhuo.ordering;

import io.yanhuo.access.Actor;
import io.yanhuo.ordering.KitchenBoard.Card;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the kitchen is to make, station by station, and how far it is. */
@Service
@Transactional
public class Kitchen {
    /** Instead of a station: everything, for whoever brings the plates together. */
    public static final String ALL = "all";

    private static final Duration TAKE_BACK_WITHIN = Duration.ofMinutes(30);
    private static final int MOST_DONE = 12;

    /** No screen shows more; those after them come up as these are made. */
    private static final int MOST_OPEN = 200;

    private final Orders orders;
    private final KitchenOrders inKitchen;
    private final OrderNews news;
    private final Clock clock;

    Kitchen(Orders orders, KitchenOrders inKitchen, OrderNews news, Clock clock) {
        this.orders = orders;
        this.inKitchen = inKitchen;
        this.news = news;
        this.clock = clock;
    }

    /**
     * @param station id of a station, or {@link #ALL}
     */
    @Transactional(readOnly = true)
    public KitchenBoard board(String station) {
        var now = clock.instant();
        var views = new KitchenViews(at(station), now);
        var open = inKitchen.open(Limit.of(MOST_OPEN));
        var since = now.minus(TAKE_BACK_WITHIN);
        var done = inKitchen.finishedSince(since, Limit.of(MOST_DONE));
        return new KitchenBoard(
                open.stream().map(views::open).filter(Kitchen::holdsSomething).toList(),
                done.stream().map(views::done).filter(Kitchen::holdsSomething).toList(),
                views.counts(open));
    }

    public void start(String orderId, String lineId, Actor actor) {
        change(orderId, actor, (order, act) -> order.startLine(lineId, act));
    }

    public void finish(String orderId, String lineId, Actor actor) {
        change(orderId, actor, (order, act) -> order.finishLine(lineId, act));
    }

    /** It was not ready after all. */
    public void undo(String orderId, String lineId, Actor actor) {
        change(orderId, actor, (order, act) -> order.undoLine(lineId, act));
    }

    /** All that this station makes of the order is ready. */
    public void finishAll(String orderId, String station, Actor actor) {
        var mine = at(station);
        change(
                orderId,
                actor,
                (order, act) ->
                        order.lines().all().stream()
                                .filter(mine.and(line -> !line.ready()))
                                .map(OrderLine::id)
                                .toList()
                                .forEach(lineId -> order.finishLine(lineId, act)));
    }

    /** The kitchen has seen that a refunded order need not be made. */
    public void voidSeen(String orderId, Actor actor) {
        change(orderId, actor, Order::voidSeen);
    }

    private void change(String orderId, Actor actor, BiConsumer<Order, Act> step) {
        var order = orders.getLocked(orderId);
        step.accept(order, Act.of(By.staff(actor), clock.instant()));
        news.publish(order);
    }

    private static Predicate<OrderLine> at(String station) {
        return line -> station.equals(ALL) || station.equals(line.stationId());
    }

    private static boolean holdsSomething(Card card) {
        return !card.lines().isEmpty();
    }
}
