package io.yanhuo.storefront.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the pages must know of WeChat.
 *
 * @param serviceAppid of the platform's service account, under which WeChat's browser pays; empty
 *     if there is none
 * @param payerPage address to which a payment code is appended, where a developer pays it in the
 *     sandbox; empty in production
 */
@ConfigurationProperties("yanhuo.wechat")
record WeChatPages(@DefaultValue("") String serviceAppid, @DefaultValue("") String payerPage) {}
