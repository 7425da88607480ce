package io.yanhuo.payments;

import io.yanhuo.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A diner's payment, in the restaurant's own books. */
@Entity
@Table(name = "payment")
class Payment {
    @Id private String outTradeNo;
    private String subject;
    private @Nullable String openSubject;
    private Money amount;
    private String description;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private @Nullable String appid;
    private @Nullable String openid;
    private String callbackKey;

    @Enumerated(EnumType.STRING)
    private PaymentState state = PaymentState.OPEN;

    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant paidAt;
    private @Nullable String transactionId;
    private Money givenBack = Money.ZERO;
    @Version private @Nullable Long version;

    protected Payment() {}

    Payment(Charge charge) {
        this.outTradeNo = charge.outTradeNo();
        this.subject = charge.subject();
        this.openSubject = charge.subject();
        this.amount = charge.amount();
        this.description = charge.description();
        this.channel = Channel.of(charge);
        this.appid = charge.appid();
        this.openid = charge.openid();
        this.callbackKey = charge.callbackKey();
        this.createdAt = charge.createdAt();
        this.expiresAt = charge.expiresAt();
    }

    /** How the payer reaches WeChat Pay. */
    enum Channel {
        NATIVE,
        JSAPI,
        /** Not at all: no money moves. */
        PRACTICE;

        private static Channel of(Charge charge) {
            if (charge.practice()) return PRACTICE;
            return charge.openid() == null ? NATIVE : JSAPI;
        }
    }

    /** Where its money is, once it is paid. */
    PaymentEntry.Place place() {
        return channel == Channel.PRACTICE
                ? PaymentEntry.Place.PRACTICE
                : PaymentEntry.Place.WECHAT;
    }

    /**
     * @return false if that is known already
     */
    boolean arrive(String transaction, Instant at) {
        if (!become(PaymentState.PAID)) return false;
        transactionId = transaction;
        paidAt = at;
        return true;
    }

    boolean close(Instant at) {
        if (!become(PaymentState.CLOSED)) return false;
        closedAt = at;
        return true;
    }

    boolean covers(Money back) {
        return state == PaymentState.PAID && amount.minus(givenBack).atLeast(back);
    }

    void giveBack(Money back) {
        if (!covers(back)) throw new IllegalStateException("more than was paid: " + outTradeNo);
        givenBack = givenBack.plus(back);
    }

    /** The refund failed for good: the money is still here. */
    void keep(Money back) {
        givenBack = givenBack.minus(back);
    }

    private boolean become(PaymentState target) {
        if (!state.next().contains(target)) return false;
        state = target;
        openSubject = null;
        return true;
    }

    Charge charge() {
        return new Charge(
                outTradeNo,
                subject,
                amount,
                description,
                appid,
                openid,
                callbackKey,
                createdAt,
                expiresAt);
    }

    PaymentLine line(List<Refund> refunds) {
        return new PaymentLine(
                outTradeNo,
                subject,
                amount,
                state,
                createdAt,
                paidAt,
                transactionId,
                refunds.stream().map(Refund::line).toList());
    }

    PaymentState state() {
        return state;
    }

    String outTradeNo() {
        return outTradeNo;
    }

    String subject() {
        return subject;
    }

    Money amount() {
        return amount;
    }

    /** WeChat's number, once it is paid. */
    @Nullable String transactionId() {
        return transactionId;
    }

    String callbackKey() {
        return callbackKey;
    }
}
