package io.yanhuo.payments.wechat;

import io.yanhuo.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as WeChat is asked to collect it; repeated with exactly the same values.
 *
 * @param appid of the restaurant; needed if the payer is named by his openid under it
 * @param openid who is to pay inside WeChat; null for whoever scans the code
 */
public record Order(
        Merchant merchant,
        String outTradeNo,
        String description,
        Money amount,
        Instant expiresAt,
        @Nullable String appid,
        @Nullable String openid) {}
