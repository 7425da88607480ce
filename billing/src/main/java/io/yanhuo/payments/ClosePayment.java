package io.yanhuo.payments;

import io.yanhuo.integrations.OutboxHandler;
import io.yanhuo.shared.Refused;
import org.springframework.stereotype.Component;

/** Closes a payment at WeChat after the order has given it up. */
@Component
class ClosePayment implements OutboxHandler {
    static final String KIND = "payments.close";

    private final Books books;
    private final Cashier cashier;

    ClosePayment(Books books, Cashier cashier) {
        this.books = books;
        this.cashier = cashier;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String outTradeNo) {
        var book = books.of(outTradeNo);
        var found = book.find(outTradeNo);
        if (found.isEmpty() || found.get().state() != PaymentState.OPEN) return;
        try {
            cashier.retire(book, found.get().charge());
        } catch (Refused e) {
            // The payer was faster: that is recorded. Without an answer the outbox tries again.
            if (!(e.refusal() instanceof PaymentRefusal.AlreadyPaid)) throw e;
        }
    }
}
