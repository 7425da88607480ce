package io.yanhuo.workspace.web;

import io.yanhuo.access.SupportSessions;
import io.yanhuo.tenancy.Tenant;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Tells an operator on every page where she is and how far she may go.
 *
 * @param until clock time in the restaurant
 */
record SupportBanner(String operator, String restaurant, boolean changes, String until) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    static @Nullable SupportBanner of(HttpServletRequest request, Tenant tenant) {
        var session = SupportSessions.current(request);
        if (session == null) return null;
        var until = session.until().atZone(ZoneId.of(tenant.timeZone()));
        return new SupportBanner(
                session.operator(), tenant.name(), session.changes(), TIME.format(until));
    }
}
