package dev.yanhuo.wechat.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;

/** A ticket to pay an order: a {@code prepay_id}, or the token inside a {@code code_url}. */
public record Prepay(String id, String order, Instant createdAt) {
    private static final Duration LIFE = Duration.ofHours(2);
    private static final String CODE = "weixin://wxpay/bizpayurl/up?pr=";

    @JsonIgnore
    public Instant expiresAt() {
        return createdAt.plus(LIFE);
    }

    @JsonIgnore
    public String codeUrl() {
        return CODE + id + "&groupid=00";
    }

    /** The token in what a QR code said; the text itself if it is no such URL. */
    public static String tokenOf(String codeUrl) {
        if (!codeUrl.startsWith(CODE)) return codeUrl;
        return codeUrl.substring(CODE.length()).split("&", 2)[0];
    }
}
