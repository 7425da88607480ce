package io.yanhuo.ordering;

import static java.util.stream.Collectors.toSet;

import io.yanhuo.payments.FailedRefund;
import io.yanhuo.payments.Payments;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Payments that an order has no use for, such as a second one: each goes back by itself, wherever
 * the order is. Expects the order to be locked.
 */
@Component
class ExtraRefunds {
    private static final String EXTRA = "extra-";

    private final Payments payments;

    ExtraRefunds(Payments payments) {
        this.payments = payments;
    }

    /** Names the first try within the order. */
    static String key(String transactionId) {
        return EXTRA + transactionId;
    }

    /** Whether it is one of those. */
    static boolean has(FailedRefund refund) {
        return refund.refundKey().startsWith(EXTRA);
    }

    /** WeChat's numbers of those: their money is not the order's, whatever becomes of that. */
    Set<String> owed(String orderId) {
        return lost(orderId).stream().map(FailedRefund::transactionId).collect(toSet());
    }

    /**
     * Pressing twice asks once: the second sees that nothing has failed any more.
     *
     * @return false then
     */
    boolean again(Order order, Act act) {
        var lost = lost(order.id());
        for (var refund : lost) {
            order.note(act);
            payments.refundPayment(
                    refund.transactionId(), next(refund), refund.amount(), refund.reason());
        }
        return !lost.isEmpty();
    }

    private List<FailedRefund> lost(String orderId) {
        return payments.failed(orderId).stream().filter(ExtraRefunds::has).toList();
    }

    /** Such as {@code extra-4200-2} after {@code extra-4200}. */
    private static String next(FailedRefund refund) {
        var first = key(refund.transactionId());
        var rest = refund.refundKey().substring(first.length());
        int tried = rest.isEmpty() ? 1 : Integer.parseInt(rest.substring(1));
        return first + "-" + (tried + 1);
    }
}
