package dev.yanhuo.wechat.orders;

import dev.yanhuo.wechat.gate.Answer;
import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.gate.Refusals;
import dev.yanhuo.wechat.gate.Route;
import dev.yanhuo.wechat.gate.Routes;
import dev.yanhuo.wechat.state.SandboxClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Ordering, asking and closing, in direct and in partner mode. */
@Component
class OrderCalls implements Routes {
    private static final String DIRECT = "/v3/pay/transactions/";
    private static final String PARTNER = "/v3/pay/partner/transactions/";

    private final Orders orders;
    private final OrderParties parties;
    private final OrderAnswer answer;
    private final SandboxClock clock;

    OrderCalls(Orders orders, OrderParties parties, OrderAnswer answer, SandboxClock clock) {
        this.orders = orders;
        this.parties = parties;
        this.answer = answer;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        var routes = new ArrayList<Route>();
        for (boolean partner : List.of(false, true)) {
            var base = partner ? PARTNER : DIRECT;
            var jsapi = new OrderRequest(partner, TradeType.JSAPI);
            var qr = new OrderRequest(partner, TradeType.NATIVE);
            var number = base + "out-trade-no/{out_trade_no}";
            routes.add(Route.pay("POST", base + "jsapi", call -> place(jsapi, call)));
            routes.add(Route.pay("POST", base + "native", call -> place(qr, call)));
            routes.add(Route.pay("GET", number, call -> byNumber(partner, call)));
            routes.add(Route.pay("GET", base + "id/{id}", call -> byTransaction(partner, call)));
            routes.add(Route.pay("POST", number + "/close", call -> close(partner, call)));
        }
        return routes;
    }

    private Answer place(OrderRequest request, Call call) {
        var prepay = orders.place(call.merchant(), request.read(call));
        return Answer.ok(
                switch (request.type()) {
                    case JSAPI -> Map.of("prepay_id", prepay.id());
                    case NATIVE -> Map.of("code_url", prepay.codeUrl());
                });
    }

    private Answer byNumber(boolean partner, Call call) {
        checkAsker(partner, call);
        var found = orders.find(call.merchant().mchid(), call.variable("out_trade_no"));
        return Answer.ok(answer.at(visible(partner, call, found), clock.instant()));
    }

    private Answer byTransaction(boolean partner, Call call) {
        checkAsker(partner, call);
        var found = orders.byTransaction(call.merchant().mchid(), call.variable("id"));
        return Answer.ok(answer.at(visible(partner, call, found), clock.instant()));
    }

    private void checkAsker(boolean partner, Call call) {
        var known = partner ? List.of("sp_mchid", "sub_mchid") : List.of("mchid");
        call.onlyParameters(known);
        OrderParties.sameMerchant(call, call.required(known.getFirst()));
        if (partner) parties.restaurant(call.merchant(), call.required("sub_mchid"));
    }

    private static Order visible(boolean partner, Call call, Optional<Order> found) {
        var order = found.orElseThrow(Refusals::orderNotFound);
        if (partner) checkRestaurant(order, call.required("sub_mchid"));
        return order;
    }

    private static void checkRestaurant(Order order, String subMchid) {
        if (!subMchid.equals(order.placed().subMchid())) {
            throw Refusals.invalid("sub_mchid与订单不匹配");
        }
    }

    private Answer close(boolean partner, Call call) {
        var body = call.json(partner ? OrderShapes.CLOSE_PARTNER : OrderShapes.CLOSE_DIRECT);
        OrderParties.sameMerchant(call, body.get(partner ? "sp_mchid" : "mchid").asString());
        var order =
                orders.find(call.merchant().mchid(), call.variable("out_trade_no"))
                        .orElseThrow(Refusals::orderNotFound);
        if (partner) {
            var restaurant = body.get("sub_mchid").asString();
            parties.restaurant(call.merchant(), restaurant);
            checkRestaurant(order, restaurant);
        }
        orders.close(order);
        return Answer.empty(204);
    }
}
