package dev.yanhuo.wechat.orders;

import static dev.yanhuo.wechat.gate.Member.code;
import static dev.yanhuo.wechat.gate.Member.flag;
import static dev.yanhuo.wechat.gate.Member.object;
import static dev.yanhuo.wechat.gate.Member.objects;
import static dev.yanhuo.wechat.gate.Member.oneOf;
import static dev.yanhuo.wechat.gate.Member.text;
import static dev.yanhuo.wechat.gate.Member.texts;
import static dev.yanhuo.wechat.gate.Member.whole;

import dev.yanhuo.wechat.gate.Member;
import dev.yanhuo.wechat.gate.Shape;
import java.util.ArrayList;
import java.util.List;

/** The bodies of the order calls, member by member. */
final class OrderShapes {
    static final Shape CLOSE_DIRECT = Shape.of(text("mchid", 32).required());
    static final Shape CLOSE_PARTNER =
            Shape.of(text("sp_mchid", 32).required(), text("sub_mchid", 32).required());

    private static final List<Member> COMMON =
            List.of(
                    text("description", 127).required(),
                    code("out_trade_no", 6, 32, "0-9A-Za-z_\\-|*").required(),
                    text("time_expire", 64),
                    text("attach", 128),
                    text("notify_url", 255).required(),
                    text("goods_tag", 32),
                    flag("support_fapiao"),
                    object("amount", whole("total", 1).required(), oneOf("currency", "CNY"))
                            .required(),
                    detail(),
                    sceneInfo(),
                    object("settle_info", flag("profit_sharing")),
                    texts("limit_pay", 32));
    private static final List<Member> DIRECT =
            List.of(text("appid", 32).required(), text("mchid", 32).required());
    private static final List<Member> PARTNER =
            List.of(
                    text("sp_appid", 32).required(),
                    text("sp_mchid", 32).required(),
                    text("sub_appid", 32),
                    text("sub_mchid", 32).required());

    private OrderShapes() {}

    static Shape order(boolean partner, TradeType type) {
        var members = new ArrayList<>(partner ? PARTNER : DIRECT);
        members.addAll(COMMON);
        if (type == TradeType.JSAPI) members.add(payer(partner));
        return new Shape(List.copyOf(members));
    }

    private static Member payer(boolean partner) {
        return partner
                ? object("payer", text("sp_openid", 128), text("sub_openid", 128)).required()
                : object("payer", text("openid", 128).required()).required();
    }

    private static Member detail() {
        return object(
                "detail",
                whole("cost_price", 0),
                text("invoice_id", 32),
                objects(
                        "goods_detail",
                        text("merchant_goods_id", 32).required(),
                        text("wechatpay_goods_id", 32),
                        text("goods_name", 256),
                        whole("quantity", 1).required(),
                        whole("unit_price", 0).required()));
    }

    private static Member sceneInfo() {
        return object(
                "scene_info",
                text("payer_client_ip", 45).required(),
                text("device_id", 32),
                object(
                        "store_info",
                        text("id", 32).required(),
                        text("name", 256),
                        text("area_code", 32),
                        text("address", 512)));
    }
}
