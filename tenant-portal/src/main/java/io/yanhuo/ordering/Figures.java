package io.yanhuo.ordering;

import io.yanhuo.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
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

    public Day of(LocalDate day) {
        var sums = rows.of(day);
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
