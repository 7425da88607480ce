package io.yanhuo.payments.wechat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What WeChat says about a payment, in an answer or in a notice; members as it names them. */
public record Trade(
        @Nullable String appid,
        @Nullable String mchid,
        @Nullable String spAppid,
        @Nullable String spMchid,
        @Nullable String subAppid,
        @Nullable String subMchid,
        @Nullable String outTradeNo,
        @Nullable String transactionId,
        @Nullable String tradeState,
        @Nullable String successTime,
        @Nullable Amount amount) {
    /**
     * @param total fen
     */
    public record Amount(@Nullable Long total, @Nullable String currency) {}

    /** Also after a part of it went back. */
    public boolean paid() {
        return "SUCCESS".equals(tradeState) || "REFUND".equals(tradeState);
    }

    /** All of it or a part: WeChat does not say how much. */
    public boolean givenBack() {
        return "REFUND".equals(tradeState);
    }

    public boolean closed() {
        return "CLOSED".equals(tradeState) || "REVOKED".equals(tradeState);
    }

    /** When it was paid, as far as WeChat says so. */
    public Optional<Instant> paidAt() {
        return time(successTime);
    }

    static Optional<Instant> time(@Nullable String text) {
        if (text == null) return Optional.empty();
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
