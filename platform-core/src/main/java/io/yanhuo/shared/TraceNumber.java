package io.yanhuo.shared;

import java.util.Objects;
import org.slf4j.MDC;

/**
 * The number under which everything stands in the log that one request, one job or one operation
 * does.
 */
public final class TraceNumber {
    private static final String NAME = "trace";
    private static final int LENGTH = 12;

    private TraceNumber() {}

    public static String next() {
        return RandomId.ofLength(LENGTH);
    }

    /** Empty if the work has none. */
    public static String current() {
        return Objects.requireNonNullElse(MDC.get(NAME), "");
    }

    /** Until it is closed, on this thread. */
    public static MDC.MDCCloseable begin(String number) {
        return MDC.putCloseable(NAME, number);
    }

    /** Work that no request asked for. */
    public static void run(Runnable work) {
        try (var _ = begin(next())) {
            work.run();
        }
    }
}
