package io.yanhuo.payments.wechat;

/** Collects what people are to pay, and gives it back, in the words of WeChat Pay. */
public interface Collector {
    /** What the payer needs to pay it. */
    Answer<String> order(Order order);

    Answer<Trade> query(Merchant merchant, String outTradeNo);

    /** Nobody can pay it any more; the answer is the number. */
    Answer<String> close(Merchant merchant, String outTradeNo);

    Answer<RefundReport> refund(RefundOrder refund);

    Answer<RefundReport> queryRefund(Merchant merchant, String outRefundNo);
}
