package dev.yanhuo.wechat.refunds;

import static dev.yanhuo.wechat.gate.Member.code;
import static dev.yanhuo.wechat.gate.Member.object;
import static dev.yanhuo.wechat.gate.Member.objects;
import static dev.yanhuo.wechat.gate.Member.oneOf;
import static dev.yanhuo.wechat.gate.Member.text;
import static dev.yanhuo.wechat.gate.Member.whole;

import dev.yanhuo.wechat.gate.Shape;

/** The bodies of the refund calls. */
final class RefundShapes {
    private static final String NUMBER = "0-9A-Za-z_\\-|*@";

    static final Shape CREATE =
            Shape.of(
                    text("sub_mchid", 32),
                    text("transaction_id", 32),
                    text("out_trade_no", 32),
                    code("out_refund_no", 1, 64, NUMBER).required(),
                    text("reason", 80),
                    text("notify_url", 256),
                    oneOf("funds_account", "AVAILABLE", "UNSETTLED"),
                    object(
                                    "amount",
                                    whole("refund", 1).required(),
                                    whole("total", 1).required(),
                                    oneOf("currency", "CNY").required(),
                                    objects(
                                            "from",
                                            oneOf("account", "AVAILABLE", "UNAVAILABLE").required(),
                                            whole("amount", 1).required()))
                            .required(),
                    objects(
                            "goods_detail",
                            text("merchant_goods_id", 32).required(),
                            text("wechatpay_goods_id", 32),
                            text("goods_name", 256),
                            whole("unit_price", 0).required(),
                            whole("refund_amount", 1).required(),
                            whole("refund_quantity", 1).required()));

    static final Shape ABNORMAL =
            Shape.of(
                    text("sub_mchid", 32),
                    code("out_refund_no", 1, 64, NUMBER).required(),
                    oneOf("type", "USER_BANK_CARD", "MERCHANT_BANK_CARD").required(),
                    text("bank_type", 16),
                    text("bank_account", 1024),
                    text("real_name", 1024));

    private RefundShapes() {}
}
