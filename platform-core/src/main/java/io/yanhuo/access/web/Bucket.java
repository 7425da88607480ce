package io.yanhuo.access.web;

/** Fills with so many tokens a second and holds those of two; each request takes one. */
final class Bucket {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private double tokens;
    private long filledAt;

    Bucket(int perSecond, long now) {
        this.perSecond = perSecond;
        this.tokens = perSecond * 2.0;
        this.filledAt = now;
    }

    /**
     * @param now nanoseconds that only grow
     */
    synchronized boolean take(long now) {
        tokens = Math.min(perSecond * 2, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (tokens < 1) return false;
        tokens--;
        return true;
    }
}
