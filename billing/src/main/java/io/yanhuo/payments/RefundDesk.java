package io.yanhuo.payments;

import io.yanhuo.payments.wechat.Check;
import io.yanhuo.payments.wechat.RefundOrder;
import io.yanhuo.payments.wechat.RefundReport;
import io.yanhuo.payments.wechat.WeChatTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what WeChat says about a refund: compares it with what we asked for, then books it. */
@Component
class RefundDesk {
    private final Refunds refunds;
    private final Check check;
    private final Alarm alarm;
    private final WeChatTime time;
    private final Clock clock;

    RefundDesk(Refunds refunds, Check check, Alarm alarm, WeChatTime time, Clock clock) {
        this.time = time;
        this.refunds = refunds;
        this.check = check;
        this.alarm = alarm;
        this.clock = clock;
    }

    /**
     * @return what does not agree, in which case nothing is booked
     */
    Optional<String> accept(RefundOrder order, RefundReport report, boolean notice) {
        var mismatch = check.refund(report, order, notice);
        if (mismatch.isPresent()) {
            alarm.raise("payments.refund-mismatch", order.outRefundNo(), mismatch.get());
            return mismatch;
        }
        state(report.state()).ifPresent(state -> become(order, report, state));
        return Optional.empty();
    }

    /** WeChat has refused for so long that it is asked no more. */
    void giveUp(String outRefundNo) {
        become(outRefundNo, RefundState.FAILED, null, clock.instant());
    }

    private void become(RefundOrder order, RefundReport report, RefundState state) {
        var at = report.settledAt().map(time::ours).orElseGet(clock::instant);
        become(order.outRefundNo(), state, report.refundId(), at);
    }

    /** Whoever asks every hour how it stands raises no alarm each time. */
    private void become(String number, RefundState state, @Nullable String id, Instant at) {
        if (!refunds.become(number, state, id, at)) return;
        switch (state) {
            case ABNORMAL ->
                    alarm.raise(
                            "payments.refund-abnormal",
                            number,
                            "the diner's account is out of reach");
            case FAILED ->
                    alarm.raise("payments.refund-failed", number, "the diner has not got it");
            case ASKED, PROCESSING, ARRIVED -> {}
        }
    }

    /** Empty for a word that WeChat may invent one day: the next question will tell more. */
    private static Optional<RefundState> state(String word) {
        return switch (word) {
            case "PROCESSING" -> Optional.of(RefundState.PROCESSING);
            case "SUCCESS" -> Optional.of(RefundState.ARRIVED);
            case "CLOSED" -> Optional.of(RefundState.FAILED);
            case "ABNORMAL" -> Optional.of(RefundState.ABNORMAL);
            default -> Optional.empty();
        };
    }
}
