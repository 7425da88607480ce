package io.yanhuo.workspace.web;

import io.yanhuo.ordering.Figures;
import io.yanhuo.shared.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A bar for each day, in units of the drawing.
 *
 * @param total of all of its days
 */
record WeekChart(List<Bar> bars, Money total, long orders) {
    static final int STEP = 50;
    static final int FLOOR = 132;
    private static final int HEIGHT = 104;
    private static final int LEAST = 2;

    /**
     * @param x its middle
     * @param height zero on a day without turnover
     * @param label whole yuan, for there is no room for more
     */
    record Bar(LocalDate day, int x, int height, String label, Money turnover, long orders) {
        public int top() {
            return FLOOR - height;
        }
    }

    static WeekChart of(List<Figures.Day> days) {
        long highest = days.stream().mapToLong(day -> day.turnover().fen()).max().orElse(0);
        var bars = new ArrayList<Bar>();
        for (var day : days) {
            bars.add(bar(day, STEP * bars.size() + STEP / 2, highest));
        }
        return new WeekChart(
                bars,
                days.stream().map(Figures.Day::turnover).reduce(Money.ZERO, Money::plus),
                days.stream().mapToLong(Figures.Day::orders).sum());
    }

    public boolean empty() {
        return orders == 0;
    }

    private static Bar bar(Figures.Day day, int x, long highest) {
        long fen = day.turnover().fen();
        int height = fen == 0 ? 0 : Math.max(LEAST, (int) (HEIGHT * fen / highest));
        var label = fen == 0 ? "" : "¥" + Math.round(fen / 100.0);
        return new Bar(day.day(), x, height, label, day.turnover(), day.orders());
    }
}
