package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.TenantEvent.ARCHIVE;
import static io.yanhuo.tenancy.TenantEvent.BEGIN_PURGE;
import static io.yanhuo.tenancy.TenantEvent.CANCEL_CLOSURE;
import static io.yanhuo.tenancy.TenantEvent.END_PRACTICE;
import static io.yanhuo.tenancy.TenantEvent.GET_STUCK;
import static io.yanhuo.tenancy.TenantEvent.GO_ON;
import static io.yanhuo.tenancy.TenantEvent.LOCK;
import static io.yanhuo.tenancy.TenantEvent.OPEN;
import static io.yanhuo.tenancy.TenantEvent.PURGE;
import static io.yanhuo.tenancy.TenantEvent.PUT_OFF;
import static io.yanhuo.tenancy.TenantEvent.REQUEST_CLOSURE;
import static io.yanhuo.tenancy.TenantEvent.RESTORE;
import static io.yanhuo.tenancy.TenantEvent.RESUME;
import static io.yanhuo.tenancy.TenantEvent.SUSPEND;
import static io.yanhuo.tenancy.TenantEvent.UNLOCK;
import static io.yanhuo.tenancy.TenantState.ACTIVE;
import static io.yanhuo.tenancy.TenantState.ARCHIVED;
import static io.yanhuo.tenancy.TenantState.CLOSING;
import static io.yanhuo.tenancy.TenantState.LOCKED;
import static io.yanhuo.tenancy.TenantState.PROVISIONING;
import static io.yanhuo.tenancy.TenantState.PROVISION_FAILED;
import static io.yanhuo.tenancy.TenantState.PURGED;
import static io.yanhuo.tenancy.TenantState.PURGING;
import static io.yanhuo.tenancy.TenantState.SUSPENDED;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of a restaurant as data: every change of state that there is, and no other. */
public final class TenantLife {
    /**
     * @param back leads back to where the restaurant came from, so it is one of several that differ
     *     in {@code to} only
     */
    public record Change(TenantState from, TenantEvent event, TenantState to, boolean back) {
        private static Change of(TenantState from, TenantEvent event, TenantState to) {
            return new Change(from, event, to, false);
        }

        private static Change back(TenantState from, TenantEvent event, TenantState to) {
            return new Change(from, event, to, true);
        }

        /** Whether the way back has to be remembered. */
        boolean hasWayBack() {
            return CHANGES.stream().anyMatch(c -> c.back() && c.from() == to && c.to() == from);
        }

        /** Whether the way back that is remembered stays so: closing may be taken back later. */
        boolean keepsWayBack() {
            return event == ARCHIVE || event == PUT_OFF;
        }
    }

    private static final List<Change> CHANGES =
            List.of(
                    Change.of(PROVISIONING, OPEN, ACTIVE),
                    Change.of(PROVISIONING, GET_STUCK, PROVISION_FAILED),
                    Change.of(PROVISION_FAILED, GO_ON, PROVISIONING),
                    Change.of(ACTIVE, SUSPEND, SUSPENDED),
                    Change.of(SUSPENDED, RESUME, ACTIVE),
                    Change.of(ACTIVE, LOCK, LOCKED),
                    Change.of(SUSPENDED, LOCK, LOCKED),
                    Change.back(LOCKED, UNLOCK, ACTIVE),
                    Change.back(LOCKED, UNLOCK, SUSPENDED),
                    Change.of(ACTIVE, REQUEST_CLOSURE, CLOSING),
                    Change.of(SUSPENDED, REQUEST_CLOSURE, CLOSING),
                    Change.back(CLOSING, CANCEL_CLOSURE, ACTIVE),
                    Change.back(CLOSING, CANCEL_CLOSURE, SUSPENDED),
                    Change.of(CLOSING, ARCHIVE, ARCHIVED),
                    Change.of(ARCHIVED, PUT_OFF, CLOSING),
                    Change.of(ARCHIVED, RESTORE, SUSPENDED),
                    Change.of(ARCHIVED, BEGIN_PURGE, PURGING),
                    Change.of(PURGING, PURGE, PURGED),
                    Change.of(ACTIVE, END_PRACTICE, PURGING),
                    Change.of(SUSPENDED, END_PRACTICE, PURGING),
                    Change.of(LOCKED, END_PRACTICE, PURGING));

    private TenantLife() {}

    public static List<Change> changes() {
        return CHANGES;
    }

    /**
     * What the event makes of a restaurant.
     *
     * @param cameFrom the state before this one, where there is a way back to it
     * @return empty if the event does not happen to one in this state
     */
    public static Optional<Change> after(
            TenantState state, TenantEvent event, @Nullable TenantState cameFrom) {
        return CHANGES.stream()
                .filter(change -> change.from() == state && change.event() == event)
                .filter(change -> !change.back() || change.to() == cameFrom)
                .findFirst();
    }

    /** Whether the event could happen to one in this state. */
    public static boolean possible(TenantState state, TenantEvent event) {
        return CHANGES.stream().anyMatch(c -> c.from() == state && c.event() == event);
    }
}
