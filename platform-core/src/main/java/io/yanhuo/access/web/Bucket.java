package io.yanhuo.access.web;

/** Fills with tokens as time passes, up to its brim; each request takes one. */
final class Bucket {
    private static final double NANOS = 1e9;

    private final Rate rate;
    private double tokens;
    private long filledAt;

    Bucket(Rate rate, long now) {
        this.rate = rate;
        this.tokens = rate.atOnce();
        this.filledAt = now;
    }

    /**
     * Returns for how many nanoseconds there is no token yet; 0 if one was taken.
     *
     * @param now nanoseconds that only grow
     */
    synchronized long take(long now) {
        double fresh = (now - filledAt) / NANOS * rate.perSecond();
        tokens = Math.min(rate.atOnce(), tokens + fresh);
        filledAt = now;
        if (tokens < 1) return (long) Math.ceil((1 - tokens) / rate.perSecond() * NANOS);
        tokens--;
        return 0;
    }
}
