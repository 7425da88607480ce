package io.yanhuo.ordering;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When a store is open: several windows on each day of the week, each of which may reach into the
 * next day.
 */
public record OpeningHours(Map<DayOfWeek, List<Window>> days) {
    private static final int DAY = 24 * 60;

    public OpeningHours {
        var copy = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            var windows = new ArrayList<>(days.getOrDefault(day, List.of()));
            windows.sort(Comparator.comparingInt(Window::from));
            refuseOverlap(windows);
            copy.put(day, List.copyOf(windows));
        }
        days = Map.copyOf(copy);
    }

    /**
     * From one minute of the day to another, the last not included.
     *
     * @param to greater than {@code from}; above 1440 it ends on the next day
     */
    public record Window(int from, int to) {
        public Window {
            if (from < 0 || from >= DAY || to <= from || to > from + DAY) {
                throw new IllegalArgumentException("no window: " + from + " to " + to);
            }
        }

        /** Such as {@code 10:00} to {@code 14:00}, or {@code 18:00} to {@code 02:00}. */
        public static Window of(String from, String to) {
            int start = minutes(from);
            int end = minutes(to);
            return new Window(start, end > start ? end : end + DAY);
        }

        public String start() {
            return clock(from);
        }

        /** {@code 24:00} at the end of a day, an hour after midnight {@code 01:00}. */
        public String end() {
            return to == DAY ? "24:00" : clock(to % DAY);
        }

        @Override
        public String toString() {
            return start() + "–" + end();
        }
    }

    public static OpeningHours everyDay(Window... windows) {
        var days = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) days.put(day, List.of(windows));
        return new OpeningHours(days);
    }

    public static OpeningHours always() {
        return everyDay(new Window(0, DAY));
    }

    public List<Window> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    public boolean openAt(LocalDateTime time) {
        int minute = minuteOf(time);
        var yesterday = time.getDayOfWeek().minus(1);
        return on(time.getDayOfWeek()).stream()
                        .anyMatch(window -> window.from() <= minute && minute < window.to())
                || on(yesterday).stream().anyMatch(window -> minute + DAY < window.to());
    }

    /** The first moment after this one at which a window begins; empty if none ever does. */
    public Optional<LocalDateTime> nextOpening(LocalDateTime after) {
        var midnight = after.truncatedTo(ChronoUnit.DAYS);
        for (int ahead = 0; ahead <= 7; ahead++) {
            var day = midnight.plusDays(ahead);
            for (var window : on(day.getDayOfWeek())) {
                var opening = day.plusMinutes(window.from());
                if (opening.isAfter(after)) return Optional.of(opening);
            }
        }
        return Optional.empty();
    }

    /** One line for each day: {@code 1 10:00-14:00 17:00-22:00}. */
    String stored() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.getValue() + windows(day))
                .collect(Collectors.joining("\n"));
    }

    static OpeningHours ofStored(String text) {
        var days = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        for (var line : text.split("\n")) {
            var parts = line.split(" ");
            var windows =
                    Arrays.stream(parts)
                            .skip(1)
                            .map(window -> window.split("-"))
                            .map(OpeningHours::of);
            days.put(DayOfWeek.of(Integer.parseInt(parts[0])), windows.toList());
        }
        return new OpeningHours(days);
    }

    private String windows(DayOfWeek day) {
        return on(day).stream()
                .map(window -> " " + window.start() + "-" + window.end())
                .collect(Collectors.joining());
    }

    private static Window of(String[] ends) {
        return Window.of(ends[0], ends[1]);
    }

    private static void refuseOverlap(List<Window> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from() < sorted.get(i - 1).to()) {
                throw new IllegalArgumentException("two windows overlap");
            }
        }
    }

    private static int minuteOf(LocalDateTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    private static int minutes(String text) {
        if (text.equals("24:00")) return DAY;
        var time = LocalTime.parse(text);
        return time.getHour() * 60 + time.getMinute();
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
