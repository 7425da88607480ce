package io.yanhuo.tenancy;

import java.time.YearMonth;

/** Knows how much of a {@link Metric} a month has seen; a bean for each that begins anew. */
public interface Metered {
    Metric metric();

    /** Of the restaurant of the current scope, by its own calendar. */
    long in(YearMonth month);
}
