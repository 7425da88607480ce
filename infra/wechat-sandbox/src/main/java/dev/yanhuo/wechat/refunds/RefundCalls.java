package dev.yanhuo.wechat.refunds;

import dev.yanhuo.wechat.crypto.Rsa;
import dev.yanhuo.wechat.gate.Answer;
import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.gate.NotifyUrl;
import dev.yanhuo.wechat.gate.Refusals;
import dev.yanhuo.wechat.gate.Route;
import dev.yanhuo.wechat.gate.Routes;
import dev.yanhuo.wechat.orders.Order;
import dev.yanhuo.wechat.orders.OrderParties;
import dev.yanhuo.wechat.orders.Orders;
import dev.yanhuo.wechat.people.PlatformKeys;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asking money back, in direct and in partner mode on the same paths. */
@Component
class RefundCalls implements Routes {
    private static final String PATH = "/v3/refund/domestic/refunds";

    private final Refunds refunds;
    private final Processing processing;
    private final RefundAnswer answer;
    private final Orders orders;
    private final OrderParties parties;
    private final PlatformKeys keys;

    RefundCalls(
            Refunds refunds,
            Processing processing,
            RefundAnswer answer,
            Orders orders,
            OrderParties parties,
            PlatformKeys keys) {
        this.refunds = refunds;
        this.processing = processing;
        this.answer = answer;
        this.orders = orders;
        this.parties = parties;
        this.keys = keys;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.pay("POST", PATH, this::create),
                Route.pay("GET", PATH + "/{out_refund_no}", this::query),
                Route.pay("POST", PATH + "/{id}/apply-abnormal-refund", this::abnormal));
    }

    private Answer create(Call call) {
        var body = call.json(RefundShapes.CREATE);
        var url = text(body, "notify_url");
        if (url != null) NotifyUrl.check(url);
        checkRestaurant(call, text(body, "sub_mchid"));
        var order = order(call, body);
        var request =
                new Refund.Request(
                        call.merchant().mchid(),
                        text(body, "sub_mchid"),
                        body.get("out_refund_no").asString(),
                        text(body, "reason"),
                        url,
                        body.at("/amount/refund").asLong(),
                        body.at("/amount/total").asLong(),
                        body.toString());
        return Answer.ok(answer.of(refunds.create(request, order), order));
    }

    private Order order(Call call, ObjectNode body) {
        var transaction = text(body, "transaction_id");
        var number = text(body, "out_trade_no");
        if (transaction == null && number == null) {
            throw Refusals.parameter("/out_trade_no", "transaction_id和out_trade_no二选一必填", "");
        }
        var mchid = call.merchant().mchid();
        var found =
                transaction != null
                        ? orders.byTransaction(mchid, transaction)
                        : orders.find(mchid, java.util.Objects.requireNonNull(number));
        var order = found.orElseThrow(() -> Refusals.of(404, "RESOURCE_NOT_EXISTS", "订单不存在"));
        boolean same = number == null || order.placed().outTradeNo().equals(number);
        if (!same) throw Refusals.invalid("transaction_id和out_trade_no不匹配");
        var restaurant = text(body, "sub_mchid");
        if (!java.util.Objects.equals(restaurant, order.placed().subMchid())) {
            throw Refusals.invalid("sub_mchid与订单不匹配");
        }
        return order;
    }

    private void checkRestaurant(Call call, @Nullable String subMchid) {
        boolean partner = call.merchant().isProvider();
        if (partner && subMchid == null) {
            throw Refusals.parameter("/sub_mchid", "受理机构必须传入sub_mch_id", "");
        }
        if (!partner && subMchid != null) {
            throw Refusals.parameter("/sub_mchid", "普通商户不能传入sub_mchid", subMchid);
        }
        if (subMchid != null) parties.restaurant(call.merchant(), subMchid);
    }

    private Answer query(Call call) {
        call.onlyParameters(List.of("sub_mchid"));
        checkRestaurant(call, call.parameter("sub_mchid").orElse(null));
        var refund = find(call, call.variable("out_refund_no"));
        var restaurant = call.parameter("sub_mchid").orElse(null);
        if (!java.util.Objects.equals(restaurant, refund.request().subMchid())) {
            throw Refusals.invalid("sub_mchid与退款单不匹配");
        }
        return Answer.ok(answer.of(refund, orders.byKey(refund.order()).orElseThrow()));
    }

    private Refund find(Call call, String outRefundNo) {
        return refunds.find(call.merchant().mchid(), outRefundNo)
                .orElseThrow(() -> Refusals.of(404, "RESOURCE_NOT_EXISTS", "退款单不存在"));
    }

    private Answer abnormal(Call call) {
        var body = call.json(RefundShapes.ABNORMAL);
        checkRestaurant(call, text(body, "sub_mchid"));
        if (body.get("type").asString().equals("USER_BANK_CARD")) checkCard(call, body);
        var refund = find(call, body.get("out_refund_no").asString());
        if (!refund.refundId().equals(call.variable("id"))) {
            throw Refusals.invalid("退款单号与商户退款单号不匹配");
        }
        if (refund.state() != RefundState.ABNORMAL) throw Refusals.invalid("退款单状态不是退款异常");
        var again = processing.again(refund);
        return Answer.ok(answer.of(again, orders.byKey(again.order()).orElseThrow()));
    }

    private void checkCard(Call call, JsonNode body) {
        for (var member : List.of("bank_type", "bank_account", "real_name")) {
            if (!body.path(member).isString()) {
                throw Refusals.parameter("/" + member, "USER_BANK_CARD时必填", "");
            }
        }
        var serial = call.header("Wechatpay-Serial").orElse("");
        try {
            var key = keys.find(serial).orElseThrow(GeneralSecurityException::new).signingKey();
            Rsa.decrypt(key, body.get("bank_account").asString());
            Rsa.decrypt(key, body.get("real_name").asString());
        } catch (GeneralSecurityException _) {
            throw Refusals.of(400, "PARAM_ERROR", "平台证书序列号Wechatpay-Serial错误");
        }
    }

    private static @Nullable String text(JsonNode body, String member) {
        var node = body.get(member);
        return node == null || node.isNull() ? null : node.asString();
    }
}
