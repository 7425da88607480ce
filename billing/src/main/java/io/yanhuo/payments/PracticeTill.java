package io.yanhuo.payments;

import io.yanhuo.payments.wechat.Answer;
import io.yanhuo.payments.wechat.Collector;
import io.yanhuo.payments.wechat.Merchant;
import io.yanhuo.payments.wechat.Order;
import io.yanhuo.payments.wechat.RefundOrder;
import io.yanhuo.payments.wechat.RefundReport;
import io.yanhuo.payments.wechat.Trade;
import org.springframework.stereotype.Component;

/**
 * The till of a practice copy: accepts everything, moves nothing, and calls nobody. A payment is
 * paid by the button that {@link Payments#practise} stands behind; whoever asks before learns that
 * it is not.
 */
@Component
class PracticeTill implements Collector {
    private static final String MARK = "practice-";

    /** Of a payment, in place of WeChat's number. */
    static String transaction(String outTradeNo) {
        return MARK + outTradeNo;
    }

    @Override
    public Answer<String> order(Order order) {
        return new Answer.Done<>(order.outTradeNo());
    }

    @Override
    public Answer<Trade> query(Merchant merchant, String outTradeNo) {
        return new Answer.Done<>(
                new Trade(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        outTradeNo,
                        null,
                        "NOTPAY",
                        null,
                        null));
    }

    @Override
    public Answer<String> close(Merchant merchant, String outTradeNo) {
        return new Answer.Done<>(outTradeNo);
    }

    @Override
    public Answer<RefundReport> refund(RefundOrder refund) {
        var amount = new RefundReport.Amount(refund.total().fen(), refund.amount().fen());
        return new Answer.Done<>(
                new RefundReport(
                        null,
                        null,
                        null,
                        refund.outTradeNo(),
                        refund.outRefundNo(),
                        MARK + refund.outRefundNo(),
                        "SUCCESS",
                        null,
                        null,
                        amount));
    }

    /** It remembers none: a refund that was about to be sent is sent. */
    @Override
    public Answer<RefundReport> queryRefund(Merchant merchant, String outRefundNo) {
        return new Answer.Rejected<>("RESOURCE_NOT_EXISTS", "for practice");
    }
}
