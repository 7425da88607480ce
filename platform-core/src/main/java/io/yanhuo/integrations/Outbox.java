package io.yanhuo.integrations;

import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Work that must happen after the current transaction of the restaurant commits, and only then:
 * calls that leave the system, and timers. Stored in the restaurant's schema in the same
 * transaction; handled at least once by the {@link OutboxHandler} of its kind, in the restaurant's
 * scope, outside of any transaction; repeated with growing pauses when it fails.
 */
@Service
public class Outbox {
    /**
     * @param kind of an {@link OutboxHandler}
     * @param subject what it is about, such as an order's id
     */
    public void add(String kind, String subject) {
        throw new UnsupportedOperationException();
    }

    /** The same, not before the given time. */
    public void addAt(Instant due, String kind, String subject) {
        throw new UnsupportedOperationException();
    }
}
