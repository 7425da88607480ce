package io.yanhuo.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T20:00, 24, 2026-12-24T20:00",
        "2026-01-31T08:30, 31, 2026-02-28T08:30",
        "2026-02-28T08:30, 31, 2026-03-31T08:30",
        "2028-01-30T00:00, 30, 2028-02-29T00:00",
        "2026-12-31T23:59, 31, 2027-01-31T23:59"
    })
    void a_month_ends_on_the_day_it_began_as_far_as_there_is_one(
            LocalDateTime begin, int anchor, LocalDateTime end) {
        assertThat(Cycle.MONTH.end(begin, anchor)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T20:00, 24, 2027-11-24T20:00",
        "2028-02-29T20:00, 29, 2029-02-28T20:00",
        "2027-02-28T20:00, 29, 2028-02-29T20:00"
    })
    void a_year_likewise(LocalDateTime begin, int anchor, LocalDateTime end) {
        assertThat(Cycle.YEAR.end(begin, anchor)).isEqualTo(end);
    }

    @Test
    void twelve_months_are_a_year_whenever_one_begins() {
        var random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            var begin = LocalDateTime.of(2020, 1, 1, 12, 0).plusDays(random.nextInt(4_000));
            int anchor = begin.getDayOfMonth();

            var end = begin;
            for (int month = 0; month < 12; month++) {
                var next = Cycle.MONTH.end(end, anchor);
                assertThat(ChronoUnit.DAYS.between(end, next)).isBetween(28L, 31L);
                end = next;
            }

            assertThat(end).isEqualTo(Cycle.YEAR.end(begin, anchor));
        }
    }
}
