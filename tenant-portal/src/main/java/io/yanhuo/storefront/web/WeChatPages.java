package io.yanhuo.storefront.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a payment code can be paid without a phone.
 *
 * @param payerPage page of the sandbox that pays what its parameter {@code url} says; empty in
 *     production
 */
@ConfigurationProperties("yanhuo.wechat")
record WeChatPages(@DefaultValue("") String payerPage) {
    @Nullable String payerPage(@Nullable String code) {
        if (code == null || payerPage.isEmpty()) return null;
        return payerPage + "?url=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }
}
