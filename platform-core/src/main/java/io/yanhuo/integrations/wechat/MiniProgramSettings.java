package io.yanhuo.integrations.wechat;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where WeChat answers.
 *
 * @param apiBaseUrl without a path
 * @param connectTimeout for the connection to be there
 * @param readTimeout for the answer to be there
 */
@Validated
@ConfigurationProperties("yanhuo.wechat")
record MiniProgramSettings(
        @DefaultValue("https://api.weixin.qq.com") URI apiBaseUrl,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout) {}
