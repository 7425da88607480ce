package io.yanhuo.distribution;

import io.yanhuo.shared.Percentage;

/**
 * How a restaurant lets others bring it diners.
 *
 * @param open whether diners may apply
 * @param rate of the net amount of the dishes, for new distributors; at most 30 %, the ceiling of
 *     WeChat's profit sharing
 * @param freezeDays from the completion of an order until its commission is available
 * @param windowDays how long a diner stays bound to whoever brought him
 */
public record Rules(boolean open, Percentage rate, int freezeDays, Touch touch, int windowDays) {
    /** More cannot be paid out, nor stored. */
    public static final Percentage HIGHEST_RATE = Percentage.of(30);

    static final Rules AT_FIRST = new Rules(true, Percentage.of(10), 7, Touch.FIRST, 30);

    /** In signs that need no language: rate, days frozen, touch, days bound, open or not. */
    String inShort() {
        return "%s; %d d; %s %d d; %s"
                .formatted(rate.text(), freezeDays, touch, windowDays, open ? "+" : "−");
    }
}
