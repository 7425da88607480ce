package dev.yanhuo.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What may be done with an order, and what not. */
class OrdersIT extends WithSandbox {
    private static final String NATIVE = "/v3/pay/partner/transactions/native";
    private static final String JSAPI = "/v3/pay/partner/transactions/jsapi";

    @Test
    void the_same_order_may_be_sent_again_while_it_is_unpaid() {
        var order = merchant.nativeOrder("AGAIN-1", 100);
        var first = merchant.place(order);

        var second = merchant.place(order);

        assertThat(second).isNotEqualTo(first);
        assertThat(merchant.pay(first, "amei").status()).isEqualTo(200);
        assertThat(merchant.pay(second, "amei").status()).isEqualTo(409);
        var third = merchant.post(NATIVE, order.toString());
        assertThat(third.status()).isEqualTo(400);
        assertThat(third.body()).contains("该订单已支付");
    }

    @Test
    void other_parameters_or_another_way_to_pay_need_another_number() {
        merchant.place(merchant.nativeOrder("AGAIN-2", 100));

        var dearer = merchant.post(NATIVE, merchant.nativeOrder("AGAIN-2", 101).toString());
        var inside = merchant.post(JSAPI, merchant.jsapiOrder("AGAIN-2", 100, "amei").toString());

        assertThat(dearer.status()).isEqualTo(403);
        assertThat(dearer.code()).isEqualTo("OUT_TRADE_NO_USED");
        assertThat(inside.code()).isEqualTo("OUT_TRADE_NO_USED");
    }

    @Test
    void a_number_is_taken_for_all_restaurants_of_a_provider() {
        merchant.place(merchant.nativeOrder("AGAIN-3", 100));

        var other =
                merchant.nativeOrder("AGAIN-3", 100)
                        .put("sub_mchid", merchant.of("demo.2.sub-mchid"));

        assertThat(merchant.post(NATIVE, other.toString()).code()).isEqualTo("OUT_TRADE_NO_USED");
    }

    @Test
    void another_restaurant_does_not_see_the_order() {
        merchant.place(merchant.nativeOrder("AGAIN-4", 100));

        var reply =
                merchant.get(
                        "/v3/pay/partner/transactions/out-trade-no/AGAIN-4?sp_mchid="
                                + merchant.of("sp.mchid")
                                + "&sub_mchid="
                                + merchant.of("demo.2.sub-mchid"));

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void closing_is_repeatable_and_final() {
        var order = merchant.nativeOrder("CLOSE-1", 100);
        var ticket = merchant.place(order);

        assertThat(merchant.close("CLOSE-1").status()).isEqualTo(204);
        assertThat(merchant.close("CLOSE-1").status()).isEqualTo(204);

        assertThat(merchant.stateOf("CLOSE-1")).isEqualTo("CLOSED");
        assertThat(merchant.pay(ticket, "amei").body()).contains("订单已关闭");
        assertThat(merchant.post(NATIVE, order.toString()).code()).isEqualTo("ORDER_CLOSED");
    }

    @Test
    void what_is_paid_cannot_be_closed() {
        merchant.pay(merchant.place(merchant.nativeOrder("CLOSE-2", 100)), "amei");

        assertThat(merchant.close("CLOSE-2").status()).isEqualTo(400);
        assertThat(merchant.stateOf("CLOSE-2")).isEqualTo("SUCCESS");
    }

    @Test
    void an_unknown_order_cannot_be_closed() {
        assertThat(merchant.close("CLOSE-none").code()).isEqualTo("ORDER_NOT_EXIST");
    }

    @Test
    void a_failed_or_cancelled_attempt_leaves_the_order_unpaid_for_the_same_person_only() {
        var ticket = merchant.place(merchant.nativeOrder("TRIED-1", 100));
        var pay = "/sandbox/pay/" + ticket;

        var failed = merchant.control("POST", pay, "{\"user\":\"amei\",\"outcome\":\"FAIL\"}");
        assertThat(failed.json().path("result").asString()).isEqualTo("fail");
        assertThat(merchant.stateOf("TRIED-1")).isEqualTo("NOTPAY");

        assertThat(merchant.pay(ticket, "dawei").status()).isEqualTo(409);
        assertThat(merchant.pay(ticket, "amei").status()).isEqualTo(200);
    }

    @Test
    void what_the_client_sees_is_no_proof() {
        var ticket = merchant.place(merchant.nativeOrder("TRIED-2", 100));

        var reply =
                merchant.control(
                        "POST",
                        "/sandbox/pay/" + ticket,
                        "{\"outcome\":\"CANCEL\",\"clientSees\":\"ok\"}");

        assertThat(reply.json().path("result").asString()).isEqualTo("ok");
        assertThat(merchant.stateOf("TRIED-2")).isEqualTo("NOTPAY");
    }

    @Test
    void inside_wechat_only_the_person_who_ordered_pays() {
        var reply = merchant.post(JSAPI, merchant.jsapiOrder("JSAPI-1", 100, "amei").toString());
        var prepay = reply.json().path("prepay_id").asString();

        assertThat(prepay).startsWith("wx").hasSizeLessThanOrEqualTo(64);
        assertThat(merchant.pay(prepay, "dawei").status()).isEqualTo(409);
        assertThat(merchant.pay(prepay, "amei").status()).isEqualTo(200);
        var paid = merchant.query("JSAPI-1").json();
        assertThat(paid.at("/payer/sub_openid").asString())
                .isEqualTo(merchant.openid("amei", merchant.of("demo.1.appid")));
        assertThat(paid.path("trade_type").asString()).isEqualTo("JSAPI");
    }

    @Test
    void a_code_is_good_for_two_hours_and_renewed_by_ordering_again() {
        var order = merchant.nativeOrder("TIME-1", 100);
        var ticket = merchant.place(order);

        merchant.pass(Duration.ofHours(2));

        assertThat(merchant.pay(ticket, "amei").body()).contains("支付会话已过期");
        assertThat(merchant.pay(merchant.place(order), "amei").status()).isEqualTo(200);
    }

    @Test
    void after_its_time_an_order_cannot_be_paid_but_is_not_closed() {
        var soon = Instant.now().plusSeconds(600).toString();
        var ticket = merchant.place(merchant.nativeOrder("TIME-2", 1).put("time_expire", soon));

        merchant.pass(Duration.ofMinutes(11));

        assertThat(merchant.pay(ticket, "amei").body()).contains("订单已过期");
        assertThat(merchant.stateOf("TIME-2")).isEqualTo("NOTPAY");
    }

    @Test
    void a_time_too_early_becomes_one_minute_and_one_too_late_is_refused() {
        var past = Instant.now().minusSeconds(60).toString();
        var far = Instant.now().plus(Duration.ofDays(8)).toString();

        var ticket = merchant.place(merchant.nativeOrder("TIME-3", 1).put("time_expire", past));
        var late = merchant.nativeOrder("TIME-4", 1).put("time_expire", far);

        assertThat(merchant.pay(ticket, "amei").status()).isEqualTo(200);
        assertThat(merchant.post(NATIVE, late.toString()).code()).isEqualTo("PARAM_ERROR");
    }

    @Test
    void an_unpaid_order_closes_by_itself_after_a_week() {
        merchant.place(merchant.nativeOrder("TIME-5", 100));

        merchant.pass(Duration.ofDays(7));

        assertThat(merchant.stateOf("TIME-5")).isEqualTo("CLOSED");
    }

    @Test
    void a_paid_order_is_found_by_wechats_number_too() {
        merchant.pay(merchant.place(merchant.nativeOrder("BY-ID-1", 100)), "amei");
        var id = merchant.query("BY-ID-1").json().path("transaction_id").asString();

        var reply =
                merchant.get(
                        "/v3/pay/partner/transactions/id/"
                                + id
                                + "?sp_mchid="
                                + merchant.of("sp.mchid")
                                + "&sub_mchid="
                                + merchant.of("demo.1.sub-mchid"));

        assertThat(id).hasSize(28);
        assertThat(reply.json().path("out_trade_no").asString()).isEqualTo("BY-ID-1");
    }

    @Test
    void the_platforms_own_merchant_sells_in_direct_mode() {
        var platform = Merchants.direct(SANDBOX);
        var order = merchant.nativeOrder("PLAN-1", 19900);
        order.remove(java.util.List.of("sp_appid", "sp_mchid", "sub_mchid"));
        order.put("appid", platform.own("appid")).put("mchid", platform.own("mchid"));

        var reply = platform.post("/v3/pay/transactions/native", order.toString());
        var ticket = reply.json().path("code_url").asString().replaceAll(".*pr=([^&]+).*", "$1");
        platform.pay(ticket, "dawei");

        var found =
                platform.get(
                        "/v3/pay/transactions/out-trade-no/PLAN-1?mchid=" + platform.own("mchid"));
        assertThat(found.json().path("trade_state").asString()).isEqualTo("SUCCESS");
        assertThat(found.json().at("/payer/openid").asString())
                .isEqualTo(merchant.openid("dawei", platform.own("appid")));
    }
}
