package io.yanhuo.subscriptions.web;

import io.yanhuo.subscriptions.Standing;
import io.yanhuo.tenancy.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the restaurant has.
 *
 * @param state name of a {@link Standing.State}; {@code NONE} if it has never had anything
 * @param planCode null if it has never had anything
 * @param endsOn last day, in the restaurant's time zone
 * @param daysLeft 0 on the last day; below zero when it is over
 */
record SubscriptionPage(
        String state, @Nullable String planCode, @Nullable LocalDate endsOn, long daysLeft) {
    static SubscriptionPage of(Optional<Standing> standing, Instant now, Tenant tenant) {
        return standing.map(s -> of(s, now, ZoneId.of(tenant.timeZone())))
                .orElseGet(() -> new SubscriptionPage("NONE", null, null, 0));
    }

    private static SubscriptionPage of(Standing standing, Instant now, ZoneId zone) {
        var end = standing.endsAt().atZone(zone).toLocalDate();
        long left = ChronoUnit.DAYS.between(now.atZone(zone).toLocalDate(), end);
        return new SubscriptionPage(standing.state().name(), standing.planCode(), end, left);
    }
}
