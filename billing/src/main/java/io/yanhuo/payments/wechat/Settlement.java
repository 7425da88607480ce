package io.yanhuo.payments.wechat;

import org.jspecify.annotations.Nullable;

/**
 * Where WeChat pays a restaurant's money out to; exists only if the restaurant is our partner.
 *
 * @param accountNumber masked by WeChat
 */
public record Settlement(
        @Nullable String accountBank,
        @Nullable String accountNumber,
        @Nullable String verifyResult) {}
