package dev.yanhuo.wechat.control;

import dev.yanhuo.wechat.orders.Order;
import dev.yanhuo.wechat.orders.TradeState;
import dev.yanhuo.wechat.payer.Yuan;
import dev.yanhuo.wechat.refunds.Refund;
import dev.yanhuo.wechat.refunds.RefundState;
import dev.yanhuo.wechat.state.Times;
import java.util.List;

/** An order in the list, with what was asked back. */
record OrderRow(
        String number,
        String payee,
        String description,
        String amount,
        String type,
        String createdAt,
        String state,
        String stateText,
        String transactionId,
        List<Back> refunds) {
    /** A refund, and what can still be decided about it. */
    record Back(
            String number,
            String id,
            String amount,
            String state,
            String stateText,
            List<RefundState> next) {
        static Back of(Refund refund) {
            return new Back(
                    refund.request().outRefundNo(),
                    refund.refundId(),
                    Yuan.of(refund.request().amount()),
                    refund.state().name(),
                    word(refund.state()),
                    refund.state().next().stream()
                            .filter(each -> each != RefundState.PROCESSING)
                            .sorted()
                            .toList());
        }
    }

    public String wordOf(RefundState refund) {
        return word(refund);
    }

    static OrderRow of(Order order, String payee, List<Back> refunds) {
        return new OrderRow(
                order.placed().outTradeNo(),
                payee,
                order.placed().description(),
                Yuan.of(order.placed().total()),
                order.placed().type().name(),
                Times.plain(order.createdAt()),
                order.state().name(),
                word(order.state()),
                order.payment() == null ? "" : order.payment().transactionId(),
                refunds);
    }

    private static String word(RefundState state) {
        return switch (state) {
            case PROCESSING -> "退款中";
            case SUCCESS -> "已退款";
            case ABNORMAL -> "退款异常";
            case CLOSED -> "退款关闭";
        };
    }

    private static String word(TradeState state) {
        return switch (state) {
            case NOTPAY -> "待支付";
            case SUCCESS -> "已支付";
            case REFUND -> "有退款";
            case CLOSED -> "已关闭";
        };
    }
}
