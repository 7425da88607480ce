package io.yanhuo.integrations;

import java.time.Duration;

/** Work that some node does again and again; a bean of this type is found by itself. */
public interface RecurringJob {
    /** Unique and stable: the row that says when it ran last is found by it. */
    String name();

    /** From the end of one run to the beginning of the next. */
    Duration every();

    /** Belongs to no restaurant; binds a scope for each one it works for. */
    void run();
}
