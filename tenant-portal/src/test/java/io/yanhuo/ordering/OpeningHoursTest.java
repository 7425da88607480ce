package io.yanhuo.ordering;

import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.ordering.OpeningHours.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {
    static final LocalDate A_TUESDAY = LocalDate.of(2026, 11, 24);

    final OpeningHours lunchAndDinner =
            OpeningHours.everyDay(Window.of("17:00", "22:00"), Window.of("10:00", "14:00"));

    @ParameterizedTest
    @CsvSource({
        "09:59,false",
        "10:00,true",
        "13:59,true",
        "14:00,false",
        "16:59,false",
        "17:00,true",
        "21:59,true",
        "22:00,false"
    })
    void several_windows_a_day(String time, boolean open) {
        assertThat(lunchAndDinner.openAt(at(time))).isEqualTo(open);
    }

    @Nested
    class A_window_past_midnight {
        final OpeningHours night =
                new OpeningHours(Map.of(TUESDAY, List.of(Window.of("18:00", "02:00"))));

        @Test
        void belongs_to_the_day_it_begins_on() {
            assertThat(night.openAt(at("23:59"))).isTrue();
            assertThat(night.openAt(at("01:59").plusDays(1))).isTrue();
            assertThat(night.openAt(at("02:00").plusDays(1))).isFalse();
            assertThat(night.openAt(at("01:00"))).isFalse();
        }

        @Test
        void also_from_sunday_to_monday() {
            var sunday = new OpeningHours(Map.of(SUNDAY, List.of(Window.of("18:00", "02:00"))));

            assertThat(sunday.openAt(A_TUESDAY.minusDays(1).atTime(1, 0))).isTrue();
        }

        @Test
        void is_written_as_people_say_it() {
            assertThat(night.on(TUESDAY)).hasToString("[18:00–02:00]");
        }
    }

    @Nested
    class The_next_opening {
        @Test
        void is_later_today() {
            assertThat(lunchAndDinner.nextOpening(at("14:30"))).contains(at("17:00"));
        }

        @Test
        void is_tomorrow_after_the_last_window() {
            assertThat(lunchAndDinner.nextOpening(at("22:00"))).contains(at("10:00").plusDays(1));
        }

        @Test
        void is_in_a_week_if_only_today_is_a_day_of_work() {
            var tuesdays = new OpeningHours(Map.of(TUESDAY, List.of(Window.of("10:00", "14:00"))));

            assertThat(tuesdays.nextOpening(at("15:00"))).contains(at("10:00").plusDays(7));
        }

        @Test
        void never_comes_without_any_window() {
            assertThat(new OpeningHours(Map.of()).nextOpening(at("15:00"))).isEmpty();
        }
    }

    @Test
    void around_the_clock_is_always() {
        assertThat(OpeningHours.always().openAt(at("00:00"))).isTrue();
        assertThat(OpeningHours.always().openAt(at("23:59"))).isTrue();
    }

    @Test
    void are_the_same_after_they_were_stored() {
        var days = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
        days.put(TUESDAY, List.of(Window.of("10:00", "14:00"), Window.of("18:00", "02:00")));
        days.put(SUNDAY, List.of(Window.of("00:00", "24:00")));
        var hours = new OpeningHours(days);

        assertThat(OpeningHours.ofStored(hours.stored())).isEqualTo(hours);
    }

    @Test
    void do_not_overlap() {
        assertThatThrownBy(() ->
                        OpeningHours.everyDay(
                                Window.of("10:00", "14:00"), Window.of("13:00", "15:00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T20:00:00Z,2026-11-25",
        "2026-11-24T19:59:59Z,2026-11-24",
        "2026-11-24T16:30:00Z,2026-11-24"
    })
    void the_business_day_ends_at_four_in_the_morning_in_shanghai(Instant time, LocalDate day) {
        var zone = ZoneId.of("Asia/Shanghai");

        assertThat(BusinessDays.of(time, zone, LocalTime.of(4, 0))).isEqualTo(day);
    }

    private static LocalDateTime at(String time) {
        return A_TUESDAY.atTime(LocalTime.parse(time));
    }
}
