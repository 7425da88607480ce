package io.yanhuo.leaving;

import io.yanhuo.commissions.Balances;
import io.yanhuo.shared.Money;

/**
 * What stands between a restaurant and its end.
 *
 * @param openOrders that somebody still waits for, or whose money is on its way back
 * @param openRefunds that WeChat has not carried out yet
 * @param owed to distributors: the restaurant pays it, also after it has left
 * @param unpaid bills of the platform
 * @param credit that the restaurant has at the platform, and loses if it does not use it
 */
public record Outlook(
        long openOrders, long openRefunds, Balances owed, Money unpaid, Money credit) {
    /** Diners come first: as long as one waits for a meal or money nothing is closed. */
    public boolean blocked() {
        return openOrders > 0 || openRefunds > 0;
    }

    public boolean owes() {
        return owedToDistributors().fen() > 0;
    }

    public Money owedToDistributors() {
        return owed.pending().plus(owed.available());
    }
}
