package dev.yanhuo.wechat.orders;

/** Where the payer stands when paying. */
public enum TradeType {
    JSAPI,
    NATIVE
}
