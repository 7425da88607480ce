package io.yanhuo.payments.wechat;

import io.yanhuo.shared.Money;

/**
 * Money that WeChat is asked to give back; repeated with exactly the same values.
 *
 * @param total what was paid
 */
public record RefundOrder(
        Merchant merchant,
        String outTradeNo,
        String outRefundNo,
        Money amount,
        Money total,
        String reason) {}
