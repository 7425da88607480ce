package io.yanhuo.ordering.web;

import io.yanhuo.ordering.OpeningHours;
import io.yanhuo.ordering.OpeningHours.Window;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opening hours as so many pairs of time fields for each day of the week. */
final class HoursInput {
    static final int WINDOWS = 3;
    private static final int FIELDS = DayOfWeek.values().length * WINDOWS;

    private HoursInput() {}

    /** As many fields as the page has, whatever came. */
    static List<String> wholeWeek(@Nullable List<String> fields) {
        var week = new ArrayList<>(Collections.nCopies(FIELDS, ""));
        if (fields == null) return week;
        for (int i = 0; i < Math.min(FIELDS, fields.size()); i++) {
            week.set(i, Objects.requireNonNullElse(fields.get(i), ""));
        }
        return week;
    }

    static List<String> from(OpeningHours hours) {
        return fields(hours, Window::start);
    }

    /** Midnight at the end of a day is {@code 00:00} in a time field. */
    static List<String> to(OpeningHours hours) {
        return fields(hours, window -> window.end().replace("24:00", "00:00"));
    }

    /**
     * An end before its beginning, or equal to it, is on the next day.
     *
     * @throws IllegalArgumentException if half of a window is missing, or two overlap
     */
    static OpeningHours hours(List<String> from, List<String> to) {
        var days = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (int i = 0; i < FIELDS; i++) {
            var windows = days.computeIfAbsent(day(i), _ -> new ArrayList<>());
            if (!from.get(i).isBlank() || !to.get(i).isBlank()) {
                windows.add(window(from.get(i), to.get(i)));
            }
        }
        return new OpeningHours(days);
    }

    private static DayOfWeek day(int field) {
        return DayOfWeek.of(field / WINDOWS + 1);
    }

    private static Window window(String from, String to) {
        try {
            return Window.of(from, to);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("half a window", e);
        }
    }

    private static List<String> fields(OpeningHours hours, Function<Window, String> end) {
        return Arrays.stream(DayOfWeek.values())
                .flatMap(day -> {
                    var windows = new ArrayList<>(hours.on(day).stream().map(end).toList());
                    while (windows.size() < WINDOWS) windows.add("");
                    return windows.stream().limit(WINDOWS);
                })
                .toList();
    }
}
