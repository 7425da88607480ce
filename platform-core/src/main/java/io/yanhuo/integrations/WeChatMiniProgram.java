package io.yanhuo.integrations;

/** The servers behind mini-programs ({@code api.weixin.qq.com}). */
public interface WeChatMiniProgram {
    /**
     * Exchanges the code of {@code wx.login} for the person's openid under this mini-program.
     *
     * @throws io.yanhuo.shared.Refused if the code is used, expired, or of another mini-program
     */
    String openid(String appid, String secret, String code);
}
