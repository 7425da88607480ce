package dev.yanhuo.wechat.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the merchant asked for.
 *
 * @param mchid who called: the provider, or the merchant in direct mode
 * @param asked the whole request, to tell a repetition from another order
 * @param openid who is to pay, under the appid that {@link #payingAppid()} names; not for Native
 */
public record Placement(
        String mchid,
        @Nullable String subMchid,
        String appid,
        @Nullable String subAppid,
        TradeType type,
        String outTradeNo,
        String description,
        @Nullable String attach,
        String notifyUrl,
        long total,
        @Nullable String openid,
        boolean openidOfSub,
        @Nullable String deviceId,
        boolean profitSharing,
        @Nullable Instant timeExpire,
        String asked) {
    /** Numbers are unique for whoever calls, so for a provider over all its restaurants. */
    @JsonIgnore
    public String key() {
        return mchid + "/" + outTradeNo;
    }

    @JsonIgnore
    public boolean isPartner() {
        return subMchid != null;
    }

    /** Whose money it is. */
    @JsonIgnore
    public String payee() {
        return subMchid != null ? subMchid : mchid;
    }

    /** The app that the payer has opened. */
    @JsonIgnore
    public String payingAppid() {
        return openidOfSub && subAppid != null ? subAppid : appid;
    }
}
