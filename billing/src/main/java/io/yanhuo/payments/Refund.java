package io.yanhuo.payments;

import io.yanhuo.payments.wechat.Merchant;
import io.yanhuo.payments.wechat.RefundOrder;
import io.yanhuo.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Money on its way back to a diner. Keeps its number until WeChat settles it. */
@Entity
@Table(name = "refund")
class Refund {
    private static final int LONGEST_PROBLEM = 200;

    @Id private String outRefundNo;
    private String outTradeNo;
    private String subject;
    private String refundKey;
    private Money amount;
    private String reason;

    @Enumerated(EnumType.STRING)
    private RefundState state = RefundState.ASKED;

    private int attempts;
    private @Nullable String problem;
    private @Nullable String refundId;
    private Instant askedAt;
    private @Nullable Instant settledAt;
    @Version private @Nullable Long version;

    protected Refund() {}

    Refund(String number, Payment payment, String key, Money amount, String reason, Instant now) {
        this.outRefundNo = number;
        this.outTradeNo = payment.outTradeNo();
        this.subject = payment.subject();
        this.refundKey = key;
        this.amount = amount;
        this.reason = reason;
        this.askedAt = now;
    }

    /** It is about to be sent: from now on WeChat may know the number. */
    void send() {
        attempts++;
    }

    void refuse(String why) {
        problem = why.substring(0, Math.min(LONGEST_PROBLEM, why.length()));
    }

    /**
     * @return false if that is known already, or is less than what is known
     */
    boolean become(RefundState target, @Nullable String id, Instant at) {
        if (!state.next().contains(target)) return false;
        state = target;
        if (id != null) refundId = id;
        if (target.settled()) {
            settledAt = at;
            problem = target == RefundState.ARRIVED ? null : problem;
        }
        return true;
    }

    RefundOrder at(Merchant merchant, Money total) {
        return new RefundOrder(merchant, outTradeNo, outRefundNo, amount, total, reason);
    }

    PaymentLine.RefundLine line() {
        return new PaymentLine.RefundLine(
                outRefundNo, subject, amount, reason, state, problem, askedAt);
    }

    String outRefundNo() {
        return outRefundNo;
    }

    String outTradeNo() {
        return outTradeNo;
    }

    String subject() {
        return subject;
    }

    String refundKey() {
        return refundKey;
    }

    Money amount() {
        return amount;
    }

    String reason() {
        return reason;
    }

    RefundState state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    Instant askedAt() {
        return askedAt;
    }
}
