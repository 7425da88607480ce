package io.yanhuo.workspace;

import io.yanhuo.menu.Menu;
import io.yanhuo.ordering.Figures;
import io.yanhuo.ordering.OrderDesk;
import io.yanhuo.ordering.OrderStatus;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the day goes in the restaurant of the current scope. */
@Service
public class TodaysWork {
    private static final int WEEK = 7;

    private final Figures figures;
    private final OrderDesk desk;
    private final Menu menu;

    TodaysWork(Figures figures, OrderDesk desk, Menu menu) {
        this.figures = figures;
        this.desk = desk;
        this.menu = menu;
    }

    /**
     * @param open how many orders are in each state that somebody waits in
     * @param week the last business days, today's at the end
     * @param dishes that diners could order; 0 for whoever sees no figures
     */
    public record Day(Map<OrderStatus, Long> open, List<Figures.Day> week, int dishes) {}

    /**
     * In one go: each turn at a connection is one that others wait for.
     *
     * @param orders whether who asks may see them; else there are none
     * @param sales the same
     */
    @Transactional(readOnly = true)
    public Day now(boolean orders, boolean sales) {
        return new Day(
                orders ? desk.open() : Map.of(),
                sales ? figures.lately(WEEK) : List.of(),
                sales ? menu.dishCount() : 0);
    }
}
