package io.yanhuo.payments;

import io.yanhuo.payments.wechat.Merchant;
import io.yanhuo.payments.wechat.Order;
import io.yanhuo.shared.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it was opened at WeChat; none of it changes afterwards.
 *
 * @param appid of the restaurant, as named in the order
 * @param openid who is to pay; null for whoever scans the code
 * @param callbackKey of the merchant who receives it
 */
record Charge(
        String outTradeNo,
        String subject,
        Money amount,
        String description,
        @Nullable String appid,
        @Nullable String openid,
        String callbackKey,
        Instant createdAt,
        Instant expiresAt) {
    /** Whether asking for this again is what the payer now wants. */
    boolean serves(Charge wanted) {
        return amount.equals(wanted.amount)
                && callbackKey.equals(wanted.callbackKey)
                && Objects.equals(openid, wanted.openid)
                && (openid == null || Objects.equals(appid, wanted.appid))
                && wanted.createdAt.isBefore(expiresAt);
    }

    /** Whether no real money is meant. */
    boolean practice() {
        return callbackKey.equals(Merchant.PRACTICE.callbackKey());
    }

    Charge numbered(String number) {
        return new Charge(
                number,
                subject,
                amount,
                description,
                appid,
                openid,
                callbackKey,
                createdAt,
                expiresAt);
    }

    Order at(Merchant merchant) {
        return new Order(merchant, outTradeNo, description, amount, expiresAt, appid, openid);
    }
}
