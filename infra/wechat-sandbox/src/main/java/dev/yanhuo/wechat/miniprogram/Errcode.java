package dev.yanhuo.wechat.miniprogram;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.gate.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Errors of api.weixin.qq.com: always 200, and a number. */
enum Errcode {
    INVALID_TOKEN(40001, "invalid credential, access_token is invalid or not latest"),
    INVALID_GRANT_TYPE(40002, "invalid grant_type"),
    INVALID_APPID(40013, "invalid appid"),
    INVALID_CODE(40029, "invalid code"),
    INVALID_ARGUMENTS(40097, "invalid args"),
    INVALID_SECRET(40125, "invalid appsecret"),
    INVALID_SCENE(40129, "invalid scene"),
    CODE_USED(40163, "code been used"),
    SCENE_TOO_LONG(40169, "invalid length for scene, or the data is not json string"),
    INVALID_PAGE(41030, "invalid page"),
    TOKEN_MISSING(41001, "access_token missing"),
    APPID_MISSING(41002, "appid missing"),
    SECRET_MISSING(41004, "appsecret missing"),
    CODE_MISSING(41008, "missing code"),
    TOKEN_EXPIRED(42001, "access_token expired"),
    TOO_OFTEN(45009, "reach max api daily quota limit"),
    TOO_FAST(45011, "api minute-quota reach limit"),
    NOT_JSON(47001, "data format error");

    private final int number;
    private final String message;

    Errcode(int number, String message) {
        this.number = number;
        this.message = message;
    }

    Refusal refusal() {
        return new Refusal(200, body());
    }

    private Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("errcode", number);
        var rid = Chance.hex(8) + "-" + Chance.hex(8) + "-" + Chance.hex(8);
        body.put("errmsg", message + " rid: " + rid);
        return body;
    }
}
