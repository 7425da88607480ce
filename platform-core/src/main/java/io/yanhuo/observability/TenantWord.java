package io.yanhuo.observability;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.yanhuo.tenancy.TenantScope;

/**
 * {@code %tenant} in a line of the log: the id of the restaurant whose work is done, or a dash.
 * Asked of the scope itself, so that no piece of work can forget to say it or to take it back.
 */
public final class TenantWord extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return of();
    }

    static String of() {
        return TenantScope.bound() ? String.valueOf(TenantScope.current().tenant().value()) : "-";
    }
}
