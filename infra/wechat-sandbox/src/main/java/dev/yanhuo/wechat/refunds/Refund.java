package dev.yanhuo.wechat.refunds;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund at WeChat Pay.
 *
 * @param order the key of the order
 * @param planned what it becomes when it has been processed; nothing, if somebody decides by hand
 */
public record Refund(
        Request request,
        String refundId,
        String order,
        Instant createdAt,
        RefundState state,
        @Nullable RefundState planned,
        Instant dueAt,
        @Nullable Instant succeededAt) {
    /** What the merchant asked for; {@code asked} tells a repetition from another refund. */
    public record Request(
            String mchid,
            @Nullable String subMchid,
            String outRefundNo,
            @Nullable String reason,
            @Nullable String notifyUrl,
            long amount,
            long total,
            String asked) {}

    @JsonIgnore
    public String key() {
        return key(request.mchid(), request.outRefundNo());
    }

    static String key(String mchid, String outRefundNo) {
        return mchid + "/" + outRefundNo;
    }

    Refund become(RefundState target, Instant now) {
        if (!state.next().contains(target)) {
            throw new IllegalStateException(key() + ": " + state + " never becomes " + target);
        }
        var success = target == RefundState.SUCCESS ? now : null;
        return new Refund(request, refundId, order, createdAt, target, planned, dueAt, success);
    }

    Refund planned(@Nullable RefundState target, Instant due) {
        return new Refund(request, refundId, order, createdAt, state, target, due, succeededAt);
    }
}
