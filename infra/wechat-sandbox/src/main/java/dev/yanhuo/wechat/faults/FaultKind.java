package dev.yanhuo.wechat.faults;

import java.util.List;

/** The faults by the names that tests and the control page use, with the forms each takes. */
public enum FaultKind {
    F1(Stage.CALL, "已执行但返回500", "SYSTEM_ERROR"),
    F2(Stage.CALL, "未执行并返回500", "SYSTEM_ERROR", "BANK_ERROR"),
    F3(Stage.CALL, "网关返回HTML", "502", "503"),
    F4(Stage.CALL, "响应慢或断线", "drop-after", "drop-before", "delay-after", "delay-before"),
    F5(
            Stage.CALL,
            "限流429",
            "FREQUENCY_LIMITED",
            "RATELIMIT_EXCEED",
            "RATELIMIT_EXCEEDED",
            "accepted"),
    F6(Stage.CALL, "返回202", "body", "empty", "userpaying"),
    F7(
            Stage.CALL,
            "应答签名有误",
            "unsigned",
            "wrong-key",
            "unknown-serial",
            "late",
            "early",
            "signtest",
            "altered"),
    F8(
            Stage.CALL,
            "拒绝请求",
            "signature",
            "format",
            "timestamp",
            "serial",
            "certificate-expired",
            "no-api-v3-key",
            "no-auth",
            "parameter"),
    F9(Stage.CALL, "应答内容变化", "new-enum", "extra-members", "missing-members", "numbers-as-text"),
    F10(Stage.PAYMENT, "支付后查单延迟", "lag"),
    C1(Stage.CALLBACK, "并发重复回调", "copies"),
    C2(Stage.CALLBACK, "回调迟到", "hold", "late"),
    C3(Stage.CALL, "回调先于应答", "before-answer"),
    C4(
            Stage.CALLBACK,
            "伪造签名",
            "wrong-key",
            "other-platform-key",
            "merchant-key",
            "other-merchant-key",
            "unknown-serial"),
    C5(Stage.CALLBACK, "重放", "stale", "again"),
    C6(
            Stage.CALLBACK,
            "内容与订单不符",
            "amount",
            "currency",
            "mchid",
            "sub_mchid",
            "out_trade_no",
            "appid",
            "sub_appid",
            "trade_state"),
    C7(Stage.CALLBACK, "验签探测", "signtest"),
    C8(Stage.CALLBACK, "密文有误", "broken", "wrong-aad", "no-aad", "old-key", "nonce-16"),
    C9(Stage.CALLBACK, "不是约定的报文", "xml", "empty", "huge", "charset", "lower-case"),
    C10(Stage.CALLBACK, "回调丢失", "lost"),
    C11(Stage.CALLBACK, "未知事件类型", "unknown-type"),
    R1(Stage.REFUND, "退款异常", "ABNORMAL", "CLOSED", "STUCK", "NOT_ENOUGH"),
    B1(
            Stage.BILL,
            "账单有误",
            "creating",
            "none",
            "hash",
            "token-expired",
            "drop",
            "add",
            "amount",
            "duplicate",
            "stale-refund",
            "reorder",
            "no-bom"),
    M1(Stage.CALL, "access_token失效", "40001", "42001", "40014", "45009", "-1"),
    M2(Stage.CALL, "登录凭证失效", "40029", "40163", "40226", "-1");

    /** Where in the sandbox a fault is looked for. */
    public enum Stage {
        CALL,
        PAYMENT,
        CALLBACK,
        REFUND,
        BILL
    }

    private final Stage stage;
    private final String label;
    private final List<String> variants;

    FaultKind(Stage stage, String label, String... variants) {
        this.stage = stage;
        this.label = label;
        this.variants = List.of(variants);
    }

    public Stage stage() {
        return stage;
    }

    public String label() {
        return label;
    }

    public List<String> variants() {
        return variants;
    }
}
