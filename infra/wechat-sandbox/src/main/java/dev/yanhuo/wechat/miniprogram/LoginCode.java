package dev.yanhuo.wechat.miniprogram;

import java.time.Instant;

/** What {@code wx.login} gives: good once, for five minutes, under one app. */
public record LoginCode(String code, String appid, String user, Instant until, boolean used) {
    LoginCode spent() {
        return new LoginCode(code, appid, user, until, true);
    }
}
