package dev.yanhuo.wechat.bills;

import dev.yanhuo.wechat.state.Times;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One row of a trade bill: a payment, or a refund.
 *
 * @param at when it happened, which also decides the day
 * @param refunded 0 for a payment
 */
record Line(
        Instant at,
        String appid,
        String mchid,
        String subMchid,
        String deviceId,
        String transactionId,
        String outTradeNo,
        String openid,
        String tradeType,
        String bank,
        long total,
        String refundId,
        String outRefundNo,
        long refunded,
        String refundState,
        String description,
        String attach) {
    boolean isRefund() {
        return !refundId.equals("0");
    }

    long paid() {
        return isRefund() ? 0 : total;
    }

    Line amount(long fen) {
        return isRefund() ? with(total, fen, refundState) : with(fen, refunded, refundState);
    }

    Line refundState(String other) {
        return with(total, refunded, other);
    }

    private Line with(long newTotal, long newRefunded, String newState) {
        return new Line(
                at,
                appid,
                mchid,
                subMchid,
                deviceId,
                transactionId,
                outTradeNo,
                openid,
                tradeType,
                bank,
                newTotal,
                refundId,
                outRefundNo,
                newRefunded,
                newState,
                description,
                attach);
    }

    String value(Column column) {
        return switch (column) {
            case TIME -> Times.plain(at);
            case APPID -> appid;
            case MCHID -> mchid;
            case SUB_MCHID -> subMchid;
            case DEVICE -> deviceId;
            case TRANSACTION_ID -> transactionId;
            case OUT_TRADE_NO -> outTradeNo;
            case OPENID -> openid;
            case TRADE_TYPE -> tradeType;
            case TRADE_STATE -> isRefund() ? "REFUND" : "SUCCESS";
            case BANK -> bank;
            case CURRENCY -> "CNY";
            case SETTLED, TOTAL -> yuan(paid());
            case COUPON, COUPON_REFUND -> "0.00";
            case REFUND_ID -> refundId;
            case OUT_REFUND_NO -> outRefundNo;
            case REFUNDED, REFUND_ASKED -> yuan(refunded);
            case REFUND_TYPE -> isRefund() ? "ORIGINAL" : "";
            case REFUND_STATE -> refundState;
            case DESCRIPTION -> escaped(description);
            case ATTACH -> escaped(attach);
            case FEE -> "0.00000";
            case RATE -> "0.60%";
            case REMARK -> "";
        };
    }

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** Merchants' texts must not end a field or a row. */
    private static String escaped(String text) {
        return text.replace(",", "\\ ").replace("\r", "").replace("\n", "\\n");
    }
}
