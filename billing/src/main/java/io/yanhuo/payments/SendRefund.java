package io.yanhuo.payments;

import io.yanhuo.integrations.OutboxHandler;
import io.yanhuo.payments.wechat.Answer;
import io.yanhuo.payments.wechat.Answer.Done;
import io.yanhuo.payments.wechat.Answer.Rejected;
import io.yanhuo.payments.wechat.Answer.Unknown;
import io.yanhuo.payments.wechat.RefundOrder;
import io.yanhuo.payments.wechat.RefundReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Brings a refund to WeChat and asks until it is settled. Always under the one number: whatever is
 * not a clear acceptance is asked about, and sent again only if WeChat has never seen it.
 */
@Component
class SendRefund implements OutboxHandler {
    static final String KIND = "payments.refund";

    private static final List<Duration> LOOKS =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(3),
                    Duration.ofMinutes(4),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(20),
                    Duration.ofMinutes(40),
                    Duration.ofMinutes(70));
    private static final Duration LATER = Duration.ofHours(1);

    /** So long WeChat may go on refusing, for want of money on the account or whatever else. */
    private static final Duration PATIENCE = Duration.ofDays(30);

    private final Tills tills;
    private final Merchants merchants;
    private final PaymentRows payments;
    private final RefundRows rows;
    private final Refunds refunds;
    private final RefundDesk desk;
    private final Clock clock;

    SendRefund(
            Tills tills,
            Merchants merchants,
            PaymentRows payments,
            RefundRows rows,
            Refunds refunds,
            RefundDesk desk,
            Clock clock) {
        this.tills = tills;
        this.merchants = merchants;
        this.payments = payments;
        this.rows = rows;
        this.refunds = refunds;
        this.desk = desk;
        this.clock = clock;
    }

    /** The next moment of the schedule after so long. */
    static Instant next(Instant askedAt, Instant now) {
        return LOOKS.stream()
                .map(askedAt::plus)
                .filter(now::isBefore)
                .findFirst()
                .orElse(now.plus(LATER));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String outRefundNo) {
        var refund = rows.findById(outRefundNo).orElseThrow();
        if (refund.state().settled()) return;
        var payment = payments.findById(refund.outTradeNo()).orElseThrow();
        var order = refund.at(merchants.get(payment.callbackKey()), payment.amount());
        boolean known = refund.attempts() > 0;
        var answer = known ? ask(order) : send(order);
        if (answer instanceof Done(var report)) desk.accept(order, report, false);
        else note(refund, order, answer);
        if (!rows.findById(outRefundNo).orElseThrow().state().settled()) {
            refunds.remindAt(next(refund.askedAt(), clock.instant()), outRefundNo);
        }
    }

    private Answer<RefundReport> ask(RefundOrder order) {
        var answer = tills.of(order.merchant()).queryRefund(order.merchant(), order.outRefundNo());
        boolean never = answer instanceof Rejected<RefundReport> no && no.absent();
        return never ? send(order) : answer;
    }

    /** If it was refused, what WeChat knows is asked for; if it knows nothing, why it refused. */
    private Answer<RefundReport> send(RefundOrder order) {
        refunds.sending(order.outRefundNo());
        var sent = tills.of(order.merchant()).refund(order);
        if (sent instanceof Done) return sent;
        var known = tills.of(order.merchant()).queryRefund(order.merchant(), order.outRefundNo());
        return known instanceof Done ? known : sent;
    }

    private void note(Refund refund, RefundOrder order, Answer<RefundReport> answer) {
        var number = refund.outRefundNo();
        switch (answer) {
            case Done<RefundReport> _ -> {}
            case Unknown<RefundReport>(var reason) -> refunds.refused(number, "? " + reason);
            case Rejected<RefundReport>(var code, var message) -> {
                refunds.refused(number, code + " " + message);
                if (refund.state() == RefundState.ASKED && isOver(refund, order, code)) {
                    desk.giveUp(number);
                }
            }
        }
    }

    private boolean isOver(Refund refund, RefundOrder order, String code) {
        boolean late = clock.instant().isAfter(refund.askedAt().plus(PATIENCE));
        return late || code.equals("INVALID_REQUEST") && hasGoneBackUnknownToUs(order);
    }

    /**
     * In WeChat's own portal, or through us before the restaurant's data was put back: what is left
     * of the payment is less than we ask for, and waiting changes nothing.
     */
    private boolean hasGoneBackUnknownToUs(RefundOrder order) {
        var number = order.outTradeNo();
        boolean ours =
                rows.findByOutTradeNoInOrderByAskedAt(List.of(number)).stream()
                        .anyMatch(other -> other.state() == RefundState.ARRIVED);
        if (ours) return false;
        var answer = tills.of(order.merchant()).query(order.merchant(), number);
        return answer instanceof Done(var trade) && trade.givenBack();
    }
}
