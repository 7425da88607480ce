package dev.yanhuo.wechat.callbacks;

import dev.yanhuo.wechat.crypto.Chance;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.SubMerchant;
import dev.yanhuo.wechat.state.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Contents that are genuine and yet not what was ordered (C6). */
@Component
class Alteration {
    private final People people;

    Alteration(People people) {
        this.people = people;
    }

    News of(News news, String member, @Nullable String value) {
        var content = (ObjectNode) Json.tree(news.content());
        switch (member) {
            case "amount" -> amount(content, value);
            case "currency" -> amounts(content).put("currency", value == null ? "USD" : value);
            case "trade_state" -> content.put(state(content), value == null ? "NOTPAY" : value);
            case "mchid" -> {
                var name = content.has("sp_mchid") ? "sp_mchid" : "mchid";
                content.put(name, value == null ? "16" + Chance.digits(8) : value);
            }
            case "appid" -> {
                var name = content.has("sp_appid") ? "sp_appid" : "appid";
                content.put(name, value == null ? "wx" + Chance.hex(16) : value);
            }
            case "sub_mchid" -> content.put(member, value == null ? anotherThan(content) : value);
            default -> content.put(member, value == null ? "OTHER-" + Chance.hex(8) : value);
        }
        return news.about(content.toString());
    }

    private static void amount(ObjectNode content, @Nullable String value) {
        var amounts = amounts(content);
        long total = value == null ? amounts.path("total").asLong() - 1 : Long.parseLong(value);
        amounts.put("total", total).put("payer_total", total);
        if (amounts.has("refund")) amounts.put("refund", total).put("payer_refund", total);
    }

    private static ObjectNode amounts(ObjectNode content) {
        return content.get("amount") instanceof ObjectNode amount
                ? amount
                : content.putObject("amount");
    }

    private static String state(ObjectNode content) {
        return content.has("refund_status") ? "refund_status" : "trade_state";
    }

    private String anotherThan(ObjectNode content) {
        var mine = content.path("sub_mchid").asString("");
        return people.subMerchants().stream()
                .map(SubMerchant::mchid)
                .filter(each -> !each.equals(mine))
                .findFirst()
                .orElse("17" + Chance.digits(8));
    }
}
