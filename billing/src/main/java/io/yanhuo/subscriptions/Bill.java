package io.yanhuo.subscriptions;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a restaurant is asked to pay to the platform.
 *
 * @param number counted without gaps, for accountants
 * @param total what is left to pay
 * @param overage for what was used beyond the plan in months that are over
 * @param credit what the restaurant had paid too much before and is taken off
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
        Money overage,
        Money credit,
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

    /** Of the plan that is bought. */
    public Money price() {
        return gross().minus(overage);
    }

    /** Before anything is taken off. */
    Money gross() {
        return total.plus(credit);
    }

    /** Whether there is nothing left to pay. */
    public boolean covered() {
        return total.equals(Money.ZERO);
    }

    boolean asksFor(Plan plan, Cycle wanted, Money owed, Money owned, Instant now) {
        return state == State.OPEN
                && planCode.equals(plan.code())
                && planVersion == plan.version()
                && cycle == wanted
                && overage.equals(owed)
                && credit.equals(owned.min(gross()))
                && now.isBefore(payableUntil);
    }
}
