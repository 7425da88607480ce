package io.yanhuo.ordering;

import io.yanhuo.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the restaurant of the current scope has sold, by its business days. */
@Service
@Transactional(readOnly = true)
public class Figures {
    private final FigureRows rows;
    private final Store store;
    private final BusinessDays days;

    Figures(FigureRows rows, Store store, BusinessDays days) {
        this.rows = rows;
        this.store = store;
        this.days = days;
    }

    /**
     * @param orders that were paid and not paid back
     * @param turnover what diners paid for them, with packaging and delivery
     * @param average of an order, rounded down to the fen; zero without orders
     * @param refunded orders that were paid back
     */
    public record Day(LocalDate day, long orders, Money turnover, Money average, long refunded) {}

    public Day today() {
        return of(days.today(store.settings()));
    }

    /** The business days up to this one, oldest first; a day without orders is there too. */
    public List<Day> lately(int count) {
        var last = days.today(store.settings());
        var first = last.minusDays(count - 1L);
        var sold = new HashMap<LocalDate, FigureRows.Sums>();
        rows.between(first, last).forEach(sums -> sold.put(sums.getDay(), sums));
        return first.datesUntil(last.plusDays(1)).map(day -> of(day, sold.get(day))).toList();
    }

    public Day of(LocalDate day) {
        return of(day, rows.of(day));
    }

    private static Day of(LocalDate day, FigureRows.@Nullable Sums sums) {
        if (sums == null) return new Day(day, 0, Money.ZERO, Money.ZERO, 0);
        long orders = sums.getOrders();
        var turnover = Money.ofFen(sums.getTurnover());
        var average = orders == 0 ? Money.ZERO : Money.ofFen(turnover.fen() / orders);
        return new Day(day, orders, turnover, average, sums.getRefunded());
    }

    /** When the newest order was placed; empty if there has never been one. */
    public Optional<Instant> lastOrder() {
        return rows.lastOrder();
    }
}
