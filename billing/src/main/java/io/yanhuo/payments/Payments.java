package io.yanhuo.payments;

import io.yanhuo.integrations.Outbox;
import io.yanhuo.payments.PayRoutes.Payer;
import io.yanhuo.payments.wechat.Answer;
import io.yanhuo.payments.wechat.Trade;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Money that diners pay to the restaurant of the current scope, and get back. */
@Service
public class Payments {
    private final Cashier cashier;
    private final Charges charges;
    private final TenantBook book;
    private final Refunds refunds;
    private final Outbox outbox;
    private final Tenants tenants;
    private final Clock clock;

    Payments(
            Cashier cashier,
            Charges charges,
            TenantBook book,
            Refunds refunds,
            Outbox outbox,
            Tenants tenants,
            Clock clock) {
        this.cashier = cashier;
        this.charges = charges;
        this.book = book;
        this.refunds = refunds;
        this.outbox = outbox;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Opens the payment at WeChat, or repeats an open one. Calls WeChat: never inside a
     * transaction.
     *
     * @throws io.yanhuo.shared.Refused if it is paid already, or WeChat cannot be reached
     */
    public PaymentStart begin(Payable payable, PayWay way) {
        var opened = cashier.begin(book, Payer.DINER, charges.toRestaurant(payable, way));
        return charges.start(opened, way);
    }

    /**
     * Pays in a practice copy, where nobody else can: no money moves, and all that follows is as
     * ever. Pressing twice pays once. Never inside a transaction.
     *
     * @throws Refused if it is no practice payment, or nobody may pay it any more
     */
    public void practise(String subject) {
        Cashier.outsideOfTransactions();
        if (tenants.practising() && book.paid(subject)) return;
        var charge =
                book.open(subject)
                        .orElseThrow(() -> new Refused(new PaymentRefusal.NothingToPractise()));
        boolean practice = tenants.practising() && charge.practice();
        if (!practice) throw new Refused(new PaymentRefusal.NothingToPractise());
        var now = clock.instant();
        if (!now.isBefore(charge.expiresAt())) throw new Refused(new PaymentRefusal.TooLate());
        var number = charge.outTradeNo();
        book.arrive(number, PracticeTill.transaction(number), now);
    }

    /**
     * Asks WeChat how the payment stands and records the answer; outside of transactions.
     *
     * @return false if WeChat has not answered, or will not say: nobody knows whether it is paid
     */
    public boolean refresh(String subject) {
        Cashier.outsideOfTransactions();
        return book.open(subject)
                .map(charge -> cashier.refresh(book, charge))
                .map(Payments::certain)
                .orElse(true);
    }

    private static boolean certain(Answer<Trade> answer) {
        return switch (answer) {
            case Answer.Done<Trade> _ -> true;
            case Answer.Rejected<Trade> no -> no.absent();
            case Answer.Unknown<Trade> _ -> false;
        };
    }

    /** Nobody shall pay any more; carried out after commit. A payment that wins is published. */
    @Transactional
    public void close(String subject) {
        book.open(subject).ifPresent(charge -> outbox.add(ClosePayment.KIND, charge.outTradeNo()));
    }

    /**
     * Gives money back on the way it came; joins the caller's transaction, carried out after
     * commit. Repeating it with the same key changes nothing.
     *
     * @param refundKey names this refund within the subject
     */
    @Transactional
    public void refund(String subject, String refundKey, Money amount, String reason) {
        refunds.ask(subject, refundKey, amount, reason, Set.of());
    }

    /**
     * The same, but from none of the payments that are owed back for another reason.
     *
     * @param owed WeChat's numbers
     */
    @Transactional
    public void refund(
            String subject, String refundKey, Money amount, String reason, Set<String> owed) {
        refunds.ask(subject, refundKey, amount, reason, owed);
    }

    /**
     * The same for one payment of several, such as the second of two people who paid for the same
     * order.
     *
     * @param transactionId WeChat's number, as {@link PaymentArrived} names it
     */
    @Transactional
    public void refundPayment(String transactionId, String refundKey, Money amount, String reason) {
        refunds.askOf(transactionId, refundKey, amount, reason);
    }

    /**
     * What {@link #failed} names was paid back without WeChat, such as in cash: nobody waits for it
     * any more. Joins the caller's transaction; a second time changes nothing.
     */
    @Transactional
    public void repaid(String subject) {
        refunds.repaid(subject);
    }

    /** What somebody has to decide about: it is asked for again under a new key, or repaid. */
    @Transactional(readOnly = true)
    public List<FailedRefund> failed(String subject) {
        return refunds.failed(subject);
    }
}
