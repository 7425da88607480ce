package io.yanhuo.payments.wechat;

import io.yanhuo.payments.wechat.Merchant.Mode;
import io.yanhuo.tenancy.AddressSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The bodies of our requests, in the words of WeChat's documentation. */
@Component
class Bodies {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private final String notifyBase;
    private final WeChatTime time;

    Bodies(WeChatSettings settings, AddressSettings address, WeChatTime time) {
        this.time = time;
        this.notifyBase =
                settings.notifyBaseUrl().isBlank()
                        ? address.url(address.domain())
                        : settings.notifyBaseUrl();
    }

    Map<String, Object> order(Order order, MerchantAccount account) {
        var merchant = order.merchant();
        var body = new LinkedHashMap<String, Object>();
        boolean partner = merchant.mode() == Mode.PARTNER;
        body.put(partner ? "sp_appid" : "appid", account.appid());
        body.putAll(whose(merchant, account));
        if (partner && order.appid() != null) body.put("sub_appid", order.appid());
        body.put("description", order.description());
        body.put("out_trade_no", order.outTradeNo());
        body.put("time_expire", expiry(order.expiresAt()));
        body.put("notify_url", notifyUrl(merchant, "pay"));
        body.put("amount", Map.of("total", order.amount().fen(), "currency", "CNY"));
        if (order.openid() != null) {
            body.put("payer", Map.of(partner ? "sub_openid" : "openid", order.openid()));
        }
        return body;
    }

    Map<String, Object> whose(Merchant merchant, MerchantAccount account) {
        return switch (merchant.mode()) {
            case PARTNER -> Map.of("sp_mchid", account.mchid(), "sub_mchid", merchant.sub());
            case DIRECT -> Map.of("mchid", account.mchid());
            case PRACTICE -> throw new IllegalArgumentException("nobody at WeChat");
        };
    }

    Map<String, Object> refund(RefundOrder refund) {
        var body = new LinkedHashMap<String, Object>();
        var merchant = refund.merchant();
        if (merchant.mode() == Mode.PARTNER) body.put("sub_mchid", merchant.sub());
        body.put("out_trade_no", refund.outTradeNo());
        body.put("out_refund_no", refund.outRefundNo());
        body.put("reason", refund.reason());
        body.put("notify_url", notifyUrl(merchant, "refund"));
        body.put(
                "amount",
                Map.of(
                        "refund", refund.amount().fen(),
                        "total", refund.total().fen(),
                        "currency", "CNY"));
        return body;
    }

    private String notifyUrl(Merchant merchant, String kind) {
        return notifyBase + "/callbacks/" + merchant.callbackKey() + "/" + kind;
    }

    private String expiry(Instant ours) {
        var theirs = time.theirs(ours).truncatedTo(ChronoUnit.SECONDS);
        return RFC_3339.format(theirs.atOffset(CHINA));
    }
}
