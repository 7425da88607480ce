package io.yanhuo.payments;

import io.yanhuo.shared.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One move of diners' money from a place to another; never changed, never deleted. */
@Entity
@Table(name = "payment_entry")
class PaymentEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long entryId;

    private String postingKey;
    private String outTradeNo;

    @Enumerated(EnumType.STRING)
    private Place debit;

    @Enumerated(EnumType.STRING)
    private Place credit;

    private Money amount;
    private Instant bookedAt;

    protected PaymentEntry() {}

    private PaymentEntry(
            String fact, String outTradeNo, Place from, Place to, Money amount, Instant at) {
        this.postingKey = fact;
        this.outTradeNo = outTradeNo;
        this.debit = from;
        this.credit = to;
        this.amount = amount;
        this.bookedAt = at;
    }

    /** Where money can be. */
    enum Place {
        /** With the people who pay. */
        DINERS,
        /** On the restaurant's account at WeChat Pay. */
        WECHAT,
        /** In the till of a practice copy: nowhere. */
        PRACTICE,
        /** With the restaurant itself: cash, or another account of it. */
        RESTAURANT,
        /** Promised back, on its way. */
        REFUNDING
    }

    static PaymentEntry paid(Payment payment, Instant at) {
        var number = payment.outTradeNo();
        var fact = "PAID:" + number;
        return new PaymentEntry(fact, number, Place.DINERS, payment.place(), payment.amount(), at);
    }

    static PaymentEntry promised(Refund refund, Payment payment, Instant at) {
        return of(refund, "PROMISED", payment.place(), Place.REFUNDING, at);
    }

    static PaymentEntry arrived(Refund refund, Instant at) {
        return of(refund, "ARRIVED", Place.REFUNDING, Place.DINERS, at);
    }

    static PaymentEntry failed(Refund refund, Payment payment, Instant at) {
        return of(refund, "FAILED", Place.REFUNDING, payment.place(), at);
    }

    /** After it failed: the restaurant keeps what is at WeChat, and pays from its own. */
    static PaymentEntry repaid(Refund refund, Instant at) {
        return of(refund, "REPAID", Place.RESTAURANT, Place.DINERS, at);
    }

    private static PaymentEntry of(Refund refund, String what, Place from, Place to, Instant at) {
        var fact = what + ":" + refund.outRefundNo();
        return new PaymentEntry(fact, refund.outTradeNo(), from, to, refund.amount(), at);
    }
}
