package dev.yanhuo.wechat.refunds;

import dev.yanhuo.wechat.orders.Order;
import dev.yanhuo.wechat.state.Json;
import dev.yanhuo.wechat.state.Times;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** A refund as calls and callbacks tell it. */
@Component
class RefundAnswer {
    private static final String ACCOUNT = "支付用户零钱";

    ObjectNode of(Refund refund, Order order) {
        var answer = Json.object();
        answer.put("refund_id", refund.refundId());
        answer.put("out_refund_no", refund.request().outRefundNo());
        answer.put("transaction_id", order.paid().transactionId());
        answer.put("out_trade_no", order.placed().outTradeNo());
        answer.put("channel", "ORIGINAL");
        answer.put("user_received_account", ACCOUNT);
        if (refund.succeededAt() != null) {
            answer.put("success_time", Times.rfc3339(refund.succeededAt()));
        }
        answer.put("create_time", Times.rfc3339(refund.createdAt()));
        answer.put("status", refund.state().name());
        answer.put("funds_account", "UNSETTLED");
        amount(answer.putObject("amount"), refund);
        answer.putArray("promotion_detail");
        return answer;
    }

    private static void amount(ObjectNode amount, Refund refund) {
        long total = refund.request().total();
        long back = refund.request().amount();
        amount.put("total", total).put("refund", back).putArray("from");
        amount.put("payer_total", total)
                .put("payer_refund", back)
                .put("settlement_refund", back)
                .put("settlement_total", total)
                .put("discount_refund", 0)
                .put("currency", "CNY")
                .put("refund_fee", 0);
    }

    /** Note {@code refund_status}, and that no appid is told. */
    ObjectNode notice(Refund refund, Order order) {
        var request = refund.request();
        var answer = Json.object();
        answer.put(request.subMchid() == null ? "mchid" : "sp_mchid", request.mchid());
        if (request.subMchid() != null) answer.put("sub_mchid", request.subMchid());
        answer.put("transaction_id", order.paid().transactionId());
        answer.put("out_trade_no", order.placed().outTradeNo());
        answer.put("refund_id", refund.refundId());
        answer.put("out_refund_no", request.outRefundNo());
        answer.put("refund_status", refund.state().name());
        if (refund.succeededAt() != null) {
            answer.put("success_time", Times.rfc3339(refund.succeededAt()));
        }
        answer.put("user_received_account", ACCOUNT);
        answer.putObject("amount")
                .put("total", request.total())
                .put("refund", request.amount())
                .put("payer_total", request.total())
                .put("payer_refund", request.amount());
        return answer;
    }
}
