package io.yanhuo.payments;

import io.yanhuo.shared.Money;
import org.springframework.stereotype.Service;

/** Money that diners pay to the restaurant of the current scope, and get back. */
@Service
public class Payments {
    /**
     * Opens the payment at WeChat, or repeats an open one. Calls WeChat: never inside a
     * transaction.
     *
     * @throws io.yanhuo.shared.Refused if it is paid already, or WeChat cannot be reached
     */
    public PaymentStart begin(Payable payable, PayWay way) {
        throw new UnsupportedOperationException();
    }

    /** Asks WeChat how the payment stands and records the answer; outside of transactions. */
    public void refresh(String subject) {
        throw new UnsupportedOperationException();
    }

    /** Nobody shall pay any more; carried out after commit. A payment that wins is published. */
    public void close(String subject) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives money back on the way it came; joins the caller's transaction, carried out after
     * commit. Repeating it with the same key changes nothing.
     *
     * @param refundKey names this refund within the subject
     */
    public void refund(String subject, String refundKey, Money amount, String reason) {
        throw new UnsupportedOperationException();
    }
}
