package dev.yanhuo.wechat.gate;

import java.util.LinkedHashMap;
import java.util.Map;

/** The answers to callers whose settings at WeChat are wrong. */
final class Rejections {
    private Rejections() {}

    static Answer of(String variant) {
        return refusal(variant).answer();
    }

    private static Refusal refusal(String variant) {
        return switch (variant) {
            case "format" -> Refusals.signature("Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》");
            case "timestamp" -> Refusals.signature("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
            case "serial" -> Refusals.signature("商户证书序列号有误。请使用签名私钥匹配的证书序列号");
            case "certificate-expired" -> Refusals.signature("商户证书已过期");
            case "no-api-v3-key" -> Refusals.signature("商户未设置APIv3密钥");
            case "no-auth" -> Refusals.of(403, "NO_AUTH", "商户号该产品权限未开通，请前往商户平台>产品中心检查后重试");
            case "parameter" -> Refusals.parameter("/amount/total", "值低于最小值 1", 0);
            default -> Refusals.signature("签名错误");
        };
    }

    static Map<String, Object> errcode(String code) {
        var message =
                switch (code) {
                    case "40001" -> "invalid credential, access_token is invalid or not latest";
                    case "42001" -> "access_token expired";
                    case "40014" -> "invalid access_token";
                    case "45009" -> "reach max api daily quota limit";
                    case "40029" -> "invalid code";
                    case "40163" -> "code been used";
                    case "40226" -> "code blocked";
                    default -> "system error";
                };
        var body = new LinkedHashMap<String, Object>();
        body.put("errcode", Integer.parseInt(code));
        body.put("errmsg", message);
        return body;
    }
}
