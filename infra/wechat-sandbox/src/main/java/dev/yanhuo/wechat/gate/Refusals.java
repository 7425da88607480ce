package dev.yanhuo.wechat.gate;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The errors of API v3 that more than one call knows. */
public final class Refusals {
    private Refusals() {}

    public static Refusal of(int status, String code, String message) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", code);
        body.put("message", message);
        return new Refusal(status, body);
    }

    public static Refusal invalid(String message) {
        return of(400, "INVALID_REQUEST", message);
    }

    public static Refusal signature(String message) {
        return of(401, "SIGN_ERROR", message);
    }

    public static Refusal orderNotFound() {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", 404);
        body.put("code", "ORDER_NOT_EXIST");
        body.put("message", "订单不存在");
        return new Refusal(404, body);
    }

    /** A member of the body that breaks a rule, named as a JSON pointer. */
    public static Refusal parameter(String pointer, String message, @Nullable Object value) {
        return parameter(pointer, "body", message, value);
    }

    static Refusal missing(String pointer, String location) {
        var message = "输入源“/" + location + pointer + "”必填性规则校验失败，此字段为必填项";
        return parameter(pointer, location, message, "");
    }

    static Refusal undocumented(String pointer, String location) {
        var value = List.of("/" + location + pointer);
        return parameter(pointer, location, "请求中含有未在API文档中定义的参数", value);
    }

    private static Refusal parameter(
            String pointer, String location, String message, @Nullable Object value) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("field", pointer);
        if (value != null) detail.put("value", value);
        detail.put("issue", message);
        detail.put("location", location);
        var body = new LinkedHashMap<String, Object>();
        body.put("code", "PARAM_ERROR");
        body.put("message", message);
        body.put("detail", detail);
        return new Refusal(400, body);
    }
}
