package io.yanhuo.tenancy;

/** Whether somebody waits for what is being done; decides how long the database works at it. */
public enum Urgency {
    /** A request: whoever sent it does not look at the answer for ever. */
    AWAITED,
    /** Operations, exports, timers, the outbox: they take as long as they take. */
    UNHURRIED;

    private static final ScopedValue<Urgency> CURRENT = ScopedValue.newInstance();

    /** Nobody waits for work that was not begun by a request. */
    static Urgency current() {
        return CURRENT.orElse(UNHURRIED);
    }

    /** Does the work so; what it starts in other threads is unhurried again. */
    public <T extends @org.jspecify.annotations.Nullable Object, X extends Throwable> T call(
            ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).<T, X>call(work);
    }
}
