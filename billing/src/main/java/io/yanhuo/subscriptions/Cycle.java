package io.yanhuo.subscriptions;

import java.time.LocalDateTime;
import java.time.YearMonth;

/** For how long one pays. */
public enum Cycle {
    MONTH(1),
    YEAR(12);

    private final int months;

    Cycle(int months) {
        this.months = months;
    }

    /**
     * The moment at which a period that begins then is over. One who began on the 31st pays on the
     * last day of shorter months, and on the 31st again afterwards.
     */
    LocalDateTime end(LocalDateTime begin, int anchorDay) {
        var month = YearMonth.from(begin).plusMonths(months);
        var day = month.atDay(Math.min(anchorDay, month.lengthOfMonth()));
        return day.atTime(begin.toLocalTime());
    }
}
