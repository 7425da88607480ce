package io.yanhuo.payments;

/** How a payer reaches WeChat Pay. */
public sealed interface PayWay {
    /** Scans a code from another screen. */
    record Native() implements PayWay {}

    /** Pays inside WeChat: mini-program or service account. */
    record Jsapi(String appid, String openid) implements PayWay {}
}
