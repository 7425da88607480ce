package io.yanhuo.payments;

import io.yanhuo.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment as the restaurant's people see it. */
public record PaymentLine(
        String outTradeNo,
        String subject,
        Money amount,
        PaymentState state,
        Instant createdAt,
        @Nullable Instant paidAt,
        @Nullable String transactionId,
        List<RefundLine> refunds) {
    /**
     * @param problem what WeChat said last time it refused; null if it did not
     */
    public record RefundLine(
            String outRefundNo,
            String subject,
            Money amount,
            String reason,
            RefundState state,
            @Nullable String problem,
            Instant askedAt) {}
}
