package dev.yanhuo.wechat.orders;

import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.state.Json;
import dev.yanhuo.wechat.state.Times;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** An order as queries and callbacks tell it. */
@Component
public class OrderAnswer {
    private final People people;

    OrderAnswer(People people) {
        this.people = people;
    }

    /** What a query sees at that moment. */
    ObjectNode at(Order order, Instant now) {
        boolean hidden = order.visibleFrom() != null && now.isBefore(order.visibleFrom());
        if (hidden || order.payment() == null) {
            return unpaid(order, hidden ? TradeState.NOTPAY : order.state());
        }
        return paid(order);
    }

    private ObjectNode unpaid(Order order, TradeState state) {
        var answer = Json.object();
        answer.putObject("amount")
                .put("payer_currency", "CNY")
                .put("total", order.placed().total());
        parties(answer, order.placed());
        state(answer, state);
        answer.putObject("payer");
        answer.putArray("promotion_detail");
        return answer;
    }

    private ObjectNode paid(Order order) {
        var answer = Json.object();
        answer.putObject("amount")
                .put("currency", "CNY")
                .put("payer_currency", "CNY")
                .put("payer_total", order.placed().total())
                .put("total", order.placed().total());
        parties(answer, order.placed());
        answer.put("bank_type", order.paid().bankType());
        payer(answer.putObject("payer"), order);
        answer.putArray("promotion_detail");
        answer.put("success_time", Times.rfc3339(order.paid().at()));
        state(answer, order.state());
        answer.put("trade_type", order.placed().type().name());
        answer.put("transaction_id", order.paid().transactionId());
        if (order.placed().deviceId() != null) {
            answer.putObject("scene_info").put("device_id", order.placed().deviceId());
        }
        return answer;
    }

    /** The callback of a payment: always of the moment it was paid. */
    public ObjectNode notice(Order order) {
        var answer = paid(order);
        state(answer, TradeState.SUCCESS);
        return answer;
    }

    private static void state(ObjectNode answer, TradeState state) {
        answer.put("trade_state", state.name());
        answer.put("trade_state_desc", state.description());
    }

    private static void parties(ObjectNode answer, Placement placed) {
        if (placed.isPartner()) {
            answer.put("sp_appid", placed.appid()).put("sp_mchid", placed.mchid());
            if (placed.subAppid() != null) answer.put("sub_appid", placed.subAppid());
            answer.put("sub_mchid", placed.subMchid());
        } else {
            answer.put("appid", placed.appid()).put("mchid", placed.mchid());
        }
        answer.put("out_trade_no", placed.outTradeNo());
        answer.put("attach", placed.attach() == null ? "" : placed.attach());
    }

    private void payer(ObjectNode payer, Order order) {
        var user = people.user(order.paid().user()).orElseThrow();
        var placed = order.placed();
        var own = people.openid(placed.appid(), user);
        payer.put(placed.isPartner() ? "sp_openid" : "openid", own);
        if (placed.subAppid() != null) {
            payer.put("sub_openid", people.openid(placed.subAppid(), user));
        }
    }
}
