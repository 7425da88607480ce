package io.yanhuo.subscriptions;

import io.yanhuo.integrations.OutboxHandler;
import io.yanhuo.payments.PaymentRefusal;
import io.yanhuo.shared.Refused;
import org.springframework.stereotype.Component;

/** Makes a bill void whose time to pay is over. */
@Component
class VoidBill implements OutboxHandler {
    static final String KIND = "subscriptions.void-bill";

    private final Bills bills;

    VoidBill(Bills bills) {
        this.bills = bills;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String billId) {
        try {
            bills.cancel(billId);
        } catch (Refused e) {
            // Paid in the last moment: that is recorded. Without an answer the outbox tries again.
            if (!(e.refusal() instanceof PaymentRefusal.AlreadyPaid)) throw e;
        }
    }
}
