package io.yanhuo.payments.web;

import io.yanhuo.payments.PaymentLine;
import io.yanhuo.shared.Money;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment as the page shows it, with times of the restaurant's zone. */
record PaymentRow(
        String outTradeNo,
        String subject,
        Money amount,
        String state,
        LocalDateTime at,
        @Nullable String transactionId,
        List<PaymentLine.RefundLine> refunds) {
    static PaymentRow of(PaymentLine line, ZoneId zone) {
        var paid = line.paidAt();
        var at = paid == null ? line.createdAt() : paid;
        return new PaymentRow(
                line.outTradeNo(),
                line.subject(),
                line.amount(),
                line.state().name(),
                LocalDateTime.ofInstant(at, zone),
                line.transactionId(),
                line.refunds());
    }
}
