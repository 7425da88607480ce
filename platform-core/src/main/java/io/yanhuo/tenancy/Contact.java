package io.yanhuo.tenancy;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of one database server: whether there was a connection to it a moment ago. */
final class Contact {
    private static final Logger LOG = LoggerFactory.getLogger(Contact.class);

    /** So long nobody tries after it was in vain. */
    static final Duration SPARED = Duration.ofSeconds(2);

    /** More than a try takes: others wait for what comes of it. */
    static final Duration TRY = Duration.ofSeconds(10);

    /** More than a rush takes; requests give theirs back sooner or lose them. */
    static final Duration CROWDED = Duration.ofSeconds(40);

    private final String name;
    private final LongSupplier nanos;
    private volatile boolean away;
    private volatile long lastMet;
    private long nextTry;

    Contact(String name, LongSupplier nanos) {
        this.name = name;
        this.nanos = nanos;
        this.lastMet = nanos.getAsLong();
    }

    boolean away() {
        return away;
    }

    /** Of many who ask, one; the next one after a while, whatever has become of that one. */
    synchronized boolean mayTry() {
        long now = nanos.getAsLong();
        if (now - nextTry < 0) return false;
        nextTry = now + TRY.toNanos();
        return true;
    }

    void met() {
        lastMet = nanos.getAsLong();
        if (!away) return;
        away = false;
        LOG.info("database server {} is there again", name);
    }

    /**
     * All connections are lent. It is there and only busy, unless nobody has got one for so long:
     * then they hang in the hands of those who have them.
     */
    void crowded() {
        if (nanos.getAsLong() - lastMet > CROWDED.toNanos()) missed();
    }

    synchronized void missed() {
        if (!away) LOG.warn("database server {} gives no connection", name);
        nextTry = nanos.getAsLong() + SPARED.toNanos();
        away = true;
    }
}
