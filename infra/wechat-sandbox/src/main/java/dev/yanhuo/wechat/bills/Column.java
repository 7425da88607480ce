package dev.yanhuo.wechat.bills;

import java.util.Arrays;
import java.util.List;

/** The columns of a trade bill, in the order of the real files. */
enum Column {
    TIME("交易时间"),
    APPID("公众账号ID"),
    MCHID("商户号"),
    SUB_MCHID("特约商户号"),
    DEVICE("设备号"),
    TRANSACTION_ID("微信订单号"),
    OUT_TRADE_NO("商户订单号"),
    OPENID("用户标识"),
    TRADE_TYPE("交易类型"),
    TRADE_STATE("交易状态"),
    BANK("付款银行"),
    CURRENCY("货币种类"),
    SETTLED("应结订单金额"),
    COUPON("代金券金额"),
    REFUND_ID("微信退款单号"),
    OUT_REFUND_NO("商户退款单号"),
    REFUNDED("退款金额"),
    COUPON_REFUND("充值券退款金额"),
    REFUND_TYPE("退款类型"),
    REFUND_STATE("退款状态"),
    DESCRIPTION("商品名称"),
    ATTACH("商户数据包"),
    FEE("手续费"),
    RATE("费率"),
    TOTAL("订单金额"),
    REFUND_ASKED("申请退款金额"),
    REMARK("费率备注");

    private static final List<Column> OF_REFUNDS_ONLY =
            List.of(REFUND_ID, OUT_REFUND_NO, REFUNDED, COUPON_REFUND, REFUND_TYPE, REFUND_STATE);

    private final String title;

    Column(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** A bill of payments only has no columns about refunds. */
    static List<Column> of(BillType type) {
        return Arrays.stream(values())
                .filter(each -> type != BillType.SUCCESS || !OF_REFUNDS_ONLY.contains(each))
                .filter(each -> type != BillType.SUCCESS || each != REFUND_ASKED)
                .toList();
    }
}
