package io.yanhuo.ordering;

import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The restaurant's own time: its zone, and the day that ends when the last guests are home. */
@Component
class BusinessDays {
    private final Tenants tenants;
    private final Clock clock;

    BusinessDays(Tenants tenants, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    ZoneId zone() {
        return ZoneId.of(tenants.current().timeZone());
    }

    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), zone());
    }

    LocalDate today(StoreSettings settings) {
        return of(clock.instant(), zone(), settings.opening().cutOver());
    }

    LocalDate of(Instant time, StoreSettings settings) {
        return of(time, zone(), settings.opening().cutOver());
    }

    /** Before the cut-over it is still yesterday. */
    static LocalDate of(Instant time, ZoneId zone, LocalTime cutOver) {
        return LocalDateTime.ofInstant(time, zone)
                .minusSeconds(cutOver.toSecondOfDay())
                .toLocalDate();
    }
}
