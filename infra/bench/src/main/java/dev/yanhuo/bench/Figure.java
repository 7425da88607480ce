package dev.yanhuo.bench;

import org.jspecify.annotations.Nullable;

/**
 * One number that is no cost of a request: a ratio, a time, an amount of memory.
 *
 * @param unit such as {@code ms}; empty for a ratio
 * @param goal null if there is none
 */
record Figure(String name, double value, String unit, @Nullable Goal goal) {
    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, null);
    }

    static Figure of(String name, double value, String unit, Goal goal) {
        return new Figure(name, value, unit, goal);
    }
}
