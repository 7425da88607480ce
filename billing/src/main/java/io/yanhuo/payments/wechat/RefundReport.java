package io.yanhuo.payments.wechat;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What WeChat says about a refund; its notices say {@code refund_status}, its answers status. */
public record RefundReport(
        @Nullable String mchid,
        @Nullable String spMchid,
        @Nullable String subMchid,
        @Nullable String outTradeNo,
        @Nullable String outRefundNo,
        @Nullable String refundId,
        @Nullable String status,
        @Nullable String refundStatus,
        @Nullable String successTime,
        @Nullable Amount amount) {
    /** Fen. */
    public record Amount(@Nullable Long total, @Nullable Long refund) {}

    /** {@code PROCESSING}, {@code SUCCESS}, {@code CLOSED}, {@code ABNORMAL}; else empty. */
    public String state() {
        if (status != null) return status;
        return refundStatus == null ? "" : refundStatus;
    }

    public Optional<Instant> settledAt() {
        return Trade.time(successTime);
    }
}
