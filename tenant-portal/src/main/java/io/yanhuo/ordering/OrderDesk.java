package io.yanhuo.ordering;

import io.yanhuo.access.Actor;
import io.yanhuo.shared.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the staff at the counter do with orders. */
@Service
@Transactional
public class OrderDesk {
    private final Orders orders;
    private final OrderNews news;
    private final OrderSearch search;
    private final DeskViews views;
    private final Reversal reversal;
    private final ExtraRefunds extras;
    private final ChangeLog changes;
    private final Store store;
    private final BusinessDays days;
    private final Clock clock;

    OrderDesk(
            Orders orders,
            OrderNews news,
            OrderSearch search,
            DeskViews views,
            Reversal reversal,
            ExtraRefunds extras,
            ChangeLog changes,
            Store store,
            BusinessDays days,
            Clock clock) {
        this.orders = orders;
        this.news = news;
        this.search = search;
        this.views = views;
        this.reversal = reversal;
        this.extras = extras;
        this.changes = changes;
        this.store = store;
        this.days = days;
        this.clock = clock;
    }

    /**
     * @param open how many orders are in each state that somebody waits in
     * @param arrivals ids of the orders that came last, whatever the list shows: each rings a bell
     * @param seen how things stood before it was read, as {@link OrderChanges#state} says it
     */
    public record Page(
            List<OrderRow> rows,
            int pages,
            Map<OrderStatus, Long> open,
            List<String> arrivals,
            String seen) {
        public long waiting() {
            return open.getOrDefault(OrderStatus.PAID, 0L);
        }

        /** How many orders a queue of one state holds. */
        public long count(OrderFilter.Tab queue) {
            return sum(open, queue);
        }

        public long openTotal() {
            return open.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    @Transactional(readOnly = true)
    public Page list(OrderFilter filter) {
        var seen = changes.state();
        var rows = search.find(filter);
        var queues = search.queues();
        var open = queues.open();
        long found = filter.wholeTab() ? sum(open, filter.tab()) : search.count(filter);
        int pages = (int) Math.ceilDiv(found, (long) OrderSearch.PAGE);
        return new Page(rows, pages, open, queues.arrivals(), seen);
    }

    /** To whom and where an order goes, the phone masked; null unless it is delivered. */
    public @Nullable String address(OrderRow row) {
        return views.address(row);
    }

    /** How many orders are in each state that somebody waits in. */
    @Transactional(readOnly = true)
    public Map<OrderStatus, Long> open() {
        return search.queues().open();
    }

    /** How many orders somebody still waits for, a meal or money. */
    @Transactional(readOnly = true)
    public long unsettled() {
        var waiting = EnumSet.noneOf(OrderStatus.class);
        for (var status : OrderStatus.values()) if (!status.settled()) waiting.add(status);
        return orders.countByStatusIn(waiting);
    }

    @Transactional(readOnly = true)
    public OrderDetail find(String orderId) {
        return views.detail(orders.get(orderId));
    }

    @Transactional(readOnly = true)
    public LocalDate today() {
        return days.today(store.settings());
    }

    /** The restaurant's own time. */
    public ZoneId zone() {
        return days.zone();
    }

    public void accept(String orderId, Actor actor) {
        change(orderId, actor, Order::accept);
    }

    /** All of it is ready, whether or not the kitchen uses its screen. */
    public void finish(String orderId, Actor actor) {
        change(orderId, actor, Order::finishAll);
    }

    public void dispatch(String orderId, Actor actor) {
        change(orderId, actor, Order::dispatch);
    }

    public void handOver(String orderId, Actor actor) {
        change(orderId, actor, Order::handOver);
    }

    /** All of the money goes back on the way it came. */
    public void refund(String orderId, String reason, Actor actor) {
        var act = Act.said(By.staff(actor), reason, clock.instant());
        reversal.refund(orders.getLocked(orderId), act);
    }

    /**
     * What was paid too much, and WeChat could not give back, is asked for once more.
     *
     * @return false if there is no such thing, or no more
     */
    public boolean refundExtra(String orderId, Actor actor) {
        var act = new Act(By.staff(actor), Act.EXTRA_AGAIN, clock.instant());
        return extras.again(orders.getLocked(orderId), act);
    }

    /**
     * What WeChat could not give back has reached the diner another way.
     *
     * @param owed how much that is, as whoever says so has seen it
     * @param how such as in cash
     * @return false if it is another sum by now, or nothing any more
     */
    public boolean repaid(String orderId, Money owed, String how, Actor actor) {
        var act = Act.said(By.staff(actor), how, clock.instant());
        return reversal.repaid(orders.getLocked(orderId), owed, act);
    }

    private static long sum(Map<OrderStatus, Long> open, OrderFilter.Tab tab) {
        return tab.statuses().stream().mapToLong(s -> open.getOrDefault(s, 0L)).sum();
    }

    private void change(String orderId, Actor actor, BiConsumer<Order, Act> step) {
        var order = orders.getLocked(orderId);
        step.accept(order, Act.of(By.staff(actor), clock.instant()));
        news.publish(order);
    }
}
