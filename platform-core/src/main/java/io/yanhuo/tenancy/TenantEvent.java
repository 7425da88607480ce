package io.yanhuo.tenancy;

import java.util.EnumSet;
import java.util.Set;

/** What can happen to a restaurant as a whole, and who brings it about. */
public enum TenantEvent {
    OPEN(By.SYSTEM),
    GET_STUCK(By.SYSTEM),
    GO_ON(By.SYSTEM, By.OPERATOR),
    SUSPEND(By.OPERATOR),
    RESUME(By.OPERATOR),
    LOCK(By.OPERATOR),
    UNLOCK(By.OPERATOR),
    REQUEST_CLOSURE(By.OWNER, By.OPERATOR),
    CANCEL_CLOSURE(By.OWNER, By.OPERATOR),
    ARCHIVE(By.SYSTEM),
    /** A diner waits for something of one that was to become a file. */
    PUT_OFF(By.SYSTEM),
    RESTORE(By.OPERATOR),
    BEGIN_PURGE(By.SYSTEM, By.OPERATOR),
    PURGE(By.SYSTEM),
    /** Of a practice copy: it goes at once, and nothing of it stays. */
    END_PRACTICE(By.SYSTEM);

    /** Who brings an event about. */
    public enum By {
        /** A step of an operation. */
        SYSTEM,
        OPERATOR,
        OWNER
    }

    private final Set<By> by;

    TenantEvent(By first, By... others) {
        this.by = EnumSet.of(first, others);
    }

    public Set<By> by() {
        return by;
    }

    /** A practice copy has no farewell, and a real restaurant never goes without one. */
    boolean happensTo(boolean practice) {
        return switch (this) {
            case END_PRACTICE -> practice;
            case REQUEST_CLOSURE, CANCEL_CLOSURE, ARCHIVE, PUT_OFF, RESTORE, BEGIN_PURGE, PURGE ->
                    !practice;
            case OPEN, GET_STUCK, GO_ON, SUSPEND, RESUME, LOCK, UNLOCK -> true;
        };
    }
}
