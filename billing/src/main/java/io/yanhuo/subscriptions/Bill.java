package io.yanhuo.subscriptions;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a restaurant is asked to pay to the platform.
 *
 * @param number counted without gaps, for accountants
 * @param payableUntil afterwards it is void and another one is made
 */
public record Bill(
        String id,
        long number,
        TenantId tenant,
        State state,
        String planCode,
        int planVersion,
        Cycle cycle,
        Money total,
        Instant createdAt,
        Instant payableUntil,
        @Nullable Instant paidAt) {
    /** How it stands. */
    public enum State {
        OPEN,
        PAID,
        /** Nobody shall pay it any more; money that comes all the same still counts. */
        VOID
    }

    boolean asksFor(Plan plan, Cycle wanted, Instant now) {
        return state == State.OPEN
                && planCode.equals(plan.code())
                && planVersion == plan.version()
                && cycle == wanted
                && now.isBefore(payableUntil);
    }
}
