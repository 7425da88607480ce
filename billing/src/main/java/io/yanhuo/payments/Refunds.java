package io.yanhuo.payments;

import io.yanhuo.integrations.Outbox;
import io.yanhuo.payments.wechat.WeChatText;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The refunds of the restaurant of the current scope, in its books. */
@Component
class Refunds {
    private static final int LONGEST_REASON = 80;

    private final PaymentRows payments;
    private final RefundRows refunds;
    private final PaymentEntries entries;
    private final PayRoutes routes;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final Tenants tenants;
    private final Clock clock;

    Refunds(
            PaymentRows payments,
            RefundRows refunds,
            PaymentEntries entries,
            PayRoutes routes,
            Outbox outbox,
            ApplicationEventPublisher events,
            Tenants tenants,
            Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.entries = entries;
        this.routes = routes;
        this.outbox = outbox;
        this.events = events;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(String subject, String key, Money amount, String reason, Set<String> owed) {
        var paid =
                payments.lockPaid(subject).stream()
                        .filter(one -> !owed.contains(String.valueOf(one.transactionId())))
                        .toList();
        promise(paid, subject, key, amount, reason);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void askOf(String transactionId, String key, Money amount, String reason) {
        var payment = payments.lockTransaction(transactionId);
        var subject = payment.map(Payment::subject).orElse("");
        promise(payment.stream().toList(), subject, key, amount, reason);
    }

    /** The row locks of the payments make a second, equal wish wait until it can see the first. */
    private void promise(
            List<Payment> paid, String subject, String key, Money amount, String reason) {
        if (refunds.existsBySubjectAndRefundKey(subject, key)) return;
        var payment =
                paid.stream()
                        .filter(candidate -> candidate.covers(amount))
                        .findFirst()
                        .orElseThrow(
                                () -> new Refused(new PaymentRefusal.NothingToGiveBack(amount)));
        payment.giveBack(amount);
        var number = routes.refundNumber(tenants.current());
        var why = WeChatText.fit(reason, LONGEST_REASON, "退款");
        var refund = new Refund(number, payment, key, amount, why, clock.instant());
        refunds.saveAndFlush(refund);
        entries.save(PaymentEntry.promised(refund, payment, clock.instant()));
        outbox.add(SendRefund.KIND, number);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public List<FailedRefund> failed(String subject) {
        return refunds.findLost(subject).stream().map(this::failed).toList();
    }

    private FailedRefund failed(Refund refund) {
        var payment = payments.findById(refund.outTradeNo()).orElseThrow();
        return new FailedRefund(
                String.valueOf(payment.transactionId()),
                refund.refundKey(),
                refund.amount(),
                refund.reason());
    }

    /** What failed for good has reached the diner another way: it goes back no second time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void repaid(String subject) {
        var now = clock.instant();
        var paid = payments.lockPaid(subject);
        for (var refund : refunds.findLost(subject)) {
            paid.stream()
                    .filter(payment -> payment.outTradeNo().equals(refund.outTradeNo()))
                    .forEach(payment -> payment.giveBack(refund.amount()));
            entries.save(PaymentEntry.repaid(refund, now));
        }
    }

    /** Before WeChat hears of it, so that nobody sends it twice unseen. */
    @Transactional
    public void sending(String outRefundNo) {
        refunds.lock(outRefundNo).orElseThrow().send();
    }

    @Transactional
    public void refused(String outRefundNo, String why) {
        refunds.lock(outRefundNo).orElseThrow().refuse(why);
    }

    @Transactional
    public void remindAt(Instant due, String outRefundNo) {
        outbox.addAt(due, SendRefund.KIND, outRefundNo);
    }

    /**
     * Records how it stands and, when it is settled, tells the other modules, once.
     *
     * @return false if that is known already
     */
    @Transactional
    public boolean become(String outRefundNo, RefundState state, @Nullable String id, Instant at) {
        // The payment is locked first, as a new wish does; the refund is not read before its lock.
        var payment = payments.lock(refunds.paymentOf(outRefundNo).orElseThrow()).orElseThrow();
        var refund = refunds.lock(outRefundNo).orElseThrow();
        if (!refund.become(state, id, at)) return false;
        if (state.settled()) settle(refund, payment, at);
        return true;
    }

    private void settle(Refund refund, Payment payment, Instant at) {
        boolean arrived = refund.state() == RefundState.ARRIVED;
        if (arrived) entries.save(PaymentEntry.arrived(refund, at));
        else {
            payment.keep(refund.amount());
            entries.save(PaymentEntry.failed(refund, payment, at));
        }
        events.publishEvent(
                new RefundSettled(
                        refund.subject(), refund.refundKey(), refund.amount(), arrived, at));
    }
}
