package dev.yanhuo.wechat.orders;

import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.gate.NotifyUrl;
import dev.yanhuo.wechat.gate.Refusals;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads an order out of a call whose form is already right. */
record OrderRequest(boolean partner, TradeType type) {
    Placement read(Call call) {
        var body = call.json(OrderShapes.order(partner, type));
        var mchid = body.get(partner ? "sp_mchid" : "mchid").asString();
        OrderParties.sameMerchant(call, mchid);
        NotifyUrl.check(body.get("notify_url").asString());
        checkPayer(body);
        return placement(body, mchid);
    }

    private Placement placement(ObjectNode body, String mchid) {
        boolean ofSub = body.at("/payer/sub_openid").isString();
        var openid = partner ? (ofSub ? "sub_openid" : "sp_openid") : "openid";
        return new Placement(
                mchid,
                text(body, "/sub_mchid"),
                body.get(partner ? "sp_appid" : "appid").asString(),
                text(body, "/sub_appid"),
                type,
                body.get("out_trade_no").asString(),
                body.get("description").asString(),
                text(body, "/attach"),
                body.get("notify_url").asString(),
                body.at("/amount/total").asLong(),
                text(body, "/payer/" + openid),
                ofSub,
                text(body, "/scene_info/device_id"),
                body.at("/settle_info/profit_sharing").asBoolean(false),
                time(text(body, "/time_expire")),
                type + " " + body);
    }

    private void checkPayer(ObjectNode body) {
        if (!partner || type != TradeType.JSAPI) return;
        boolean provider = body.at("/payer/sp_openid").isString();
        boolean restaurant = body.at("/payer/sub_openid").isString();
        if (provider == restaurant) {
            throw Refusals.parameter("/payer", "sp_openid和sub_openid必须且只能传一个", null);
        }
        if (restaurant && !body.has("sub_appid")) {
            throw Refusals.parameter("/sub_appid", "传sub_openid时sub_appid必填", "");
        }
    }

    private static @Nullable String text(JsonNode body, String pointer) {
        var node = body.at(pointer);
        return node.isString() ? node.asString() : null;
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) return null;
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw Refusals.parameter("/time_expire", "time_expire不符合rfc3339格式", text);
        }
    }
}
