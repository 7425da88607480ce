package io.yanhuo.payments.wechat;

import java.net.URI;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How WeChat Pay is reached and reaches us.
 *
 * @param baseUrl empty: the real WeChat Pay; else the server that stands in for it
 * @param credentials properties file with the platform's merchant numbers, keys and certificates;
 *     empty: nobody can pay
 * @param notifyBaseUrl beginning of the addresses that WeChat calls back, without a slash at the
 *     end; empty: the platform's own address
 */
@Validated
@ConfigurationProperties("yanhuo.wechat")
public record WeChatSettings(
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String credentials,
        @DefaultValue("") String notifyBaseUrl) {
    boolean redirected() {
        return !baseUrl.isBlank();
    }

    /** Whether payments go to WeChat itself and nowhere else. */
    boolean real() {
        if (!redirected()) return true;
        var address = URI.create(baseUrl);
        var host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        boolean weChats = host.endsWith(".mch.weixin.qq.com") || host.endsWith(".wechatpay.cn");
        return weChats && "https".equalsIgnoreCase(address.getScheme());
    }
}
