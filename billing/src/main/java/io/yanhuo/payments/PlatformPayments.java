package io.yanhuo.payments;

import io.yanhuo.payments.PayRoutes.Payer;
import org.springframework.stereotype.Service;

/** Money that the restaurant of the current scope pays to the platform, by a code to scan. */
@Service
public class PlatformPayments {
    private final Cashier cashier;
    private final Charges charges;
    private final PlatformBook book;

    PlatformPayments(Cashier cashier, Charges charges, PlatformBook book) {
        this.cashier = cashier;
        this.charges = charges;
        this.book = book;
    }

    /**
     * Opens the payment at WeChat, or repeats an open one; never inside a transaction.
     *
     * @throws io.yanhuo.shared.Refused if it is paid already, or WeChat cannot be reached
     */
    public PaymentStart begin(Payable payable) {
        var opened = cashier.begin(book, Payer.RESTAURANT, charges.toPlatform(payable));
        return charges.start(opened, new PayWay.Native());
    }

    /** Asks WeChat how the payment stands and records the answer. */
    public void refresh(String subject) {
        Cashier.outsideOfTransactions();
        book.open(subject).ifPresent(charge -> cashier.refresh(book, charge));
    }

    /**
     * Makes sure that nobody can pay it any more; at once, for restaurants wait for it.
     *
     * @throws io.yanhuo.shared.Refused if it is paid after all, or WeChat cannot be reached
     */
    public void close(String subject) {
        Cashier.outsideOfTransactions();
        book.open(subject).ifPresent(charge -> cashier.retire(book, charge));
    }
}
