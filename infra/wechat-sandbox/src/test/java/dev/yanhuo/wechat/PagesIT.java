package dev.yanhuo.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yanhuo.wechat.crypto.Rsa;
import dev.yanhuo.wechat.crypto.SignedText;
import dev.yanhuo.wechat.state.Json;
import java.net.URLEncoder;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What people see and press. */
class PagesIT extends WithSandbox {
    private static final List<String> FORM =
            List.of("Content-Type", "application/x-www-form-urlencoded");

    @Nested
    class On_the_payers_phone {
        @Test
        void an_open_order_is_listed_scanned_and_paid() {
            var ticket = merchant.place(merchant.nativeOrder("PAGE-0001", 4500));
            var code =
                    URLEncoder.encode(
                            "weixin://wxpay/bizpayurl/up?pr=" + ticket + "&groupid=00", UTF_8);

            assertThat(page("/").body()).contains("王记烧腊", "¥45.00", "/pay/" + ticket);
            assertThat(page("/scan?url=" + code).header("location")).isEqualTo("/pay/" + ticket);
            assertThat(page("/pay/" + ticket).body())
                    .contains("付款给", "烧鹅饭", "PAGE-0001", "烟火餐饮服务", "阿梅", "大伟");

            var paid = press(ticket, "user=amei&outcome=OK");

            assertThat(paid.status()).isEqualTo(303);
            assertThat(page(paid.header("location")).body()).contains("支付成功", "¥45.00");
            assertThat(merchant.stateOf("PAGE-0001")).isEqualTo("SUCCESS");
            assertThat(page("/pay/" + ticket).body())
                    .contains("订单已支付")
                    .doesNotContain("name=\"outcome\"");
        }

        @Test
        void a_cancelled_payment_can_be_tried_again() {
            var ticket = merchant.place(merchant.nativeOrder("PAGE-0002", 4500));

            var cancelled = press(ticket, "user=amei&outcome=CANCEL");

            assertThat(page(cancelled.header("location")).body()).contains("已取消支付", "重新支付");
            assertThat(press(ticket, "user=dawei&outcome=OK").body()).contains("该订单已被他人打开");
            assertThat(press(ticket, "user=amei&outcome=FAIL").header("location"))
                    .endsWith("/fail");
            assertThat(merchant.stateOf("PAGE-0002")).isEqualTo("NOTPAY");
        }

        @Test
        void success_cannot_be_had_by_typing_an_address() {
            var ticket = merchant.place(merchant.nativeOrder("PAGE-0003", 4500));

            assertThat(page("/pay/" + ticket + "/ok").header("location"))
                    .isEqualTo("/pay/" + ticket);
        }

        @Test
        void what_is_no_code_is_said_to_be_none() {
            var reply = page("/scan?url=https://example.com");

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body()).contains("这不是微信支付的二维码");
            assertThat(page("/pay/nothing").status()).isEqualTo(404);
        }
    }

    @Nested
    class Through_the_bridge {
        @Test
        void a_signed_payment_of_the_right_app_opens_the_page() {
            var reply =
                    open(
                            prepay("BRIDGE-1"),
                            merchant.of("demo.1.appid"),
                            merchant.of("demo.1.appid"));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(page(reply.json().path("page").asString()).body()).contains("付款给");
        }

        @Test
        void another_app_or_another_signature_is_refused() {
            var prepay = prepay("BRIDGE-2");
            var mine = merchant.of("demo.1.appid");

            assertThat(open(prepay, merchant.of("sp.appid"), merchant.of("sp.appid")).body())
                    .contains("商户传入的appid参数不正确");
            assertThat(open(prepay, mine, merchant.of("sp.appid")).body()).contains("支付验证签名失败");
        }

        @Test
        void a_page_of_this_machine_may_ask_and_no_other() {
            var from = "http://laowang.yanhuo.localhost:8080";

            var own = merchant.raw("GET", "/bridge/users", "", List.of("Origin", from));
            var foreign =
                    merchant.raw(
                            "GET", "/bridge/users", "", List.of("Origin", "https://evil.example"));

            assertThat(own.header("access-control-allow-origin")).isEqualTo(from);
            assertThat(foreign.status()).isEqualTo(403);
        }

        private String prepay(String number) {
            var order = merchant.jsapiOrder(number, 100, "amei").toString();
            return merchant.post("/v3/pay/partner/transactions/jsapi", order)
                    .json()
                    .path("prepay_id")
                    .asString();
        }

        private Merchants.Reply open(String prepay, String appid, String signedFor) {
            var pack = "prepay_id=" + prepay;
            var message = SignedText.ofPayment(signedFor, "1700000000", "abc", pack);
            var body = Json.object();
            body.put("appId", appid).put("timeStamp", "1700000000").put("nonceStr", "abc");
            body.put("package", pack).put("signType", "RSA");
            body.put("paySign", Rsa.sign(Rsa.privateKey(merchant.of("sp.private-key")), message));
            return merchant.control("POST", "/bridge/payment", body.toString());
        }
    }

    @Nested
    class At_the_controls {
        @Test
        void a_restaurant_is_onboarded_with_a_number_an_app_and_a_secret() {
            var done =
                    merchant.raw(
                            "POST",
                            "/sandbox/ui/merchants",
                            "name=%E9%98%BF%E6%98%A5%E7%B3%96%E6%B0%B4",
                            FORM);
            var mchid = done.header("location").replaceAll(".*fresh=", "");

            assertThat(page(done.header("location")).body()).contains("阿春糖水", "刚刚开通", mchid);
            assertThat(
                            merchant.get("/v3/apply4sub/sub_merchants/" + mchid + "/settlement")
                                    .status())
                    .isEqualTo(200);
        }

        @Test
        void orders_callbacks_faults_and_the_journal_are_shown() {
            merchant.fault("{\"action\":\"C10\"}");
            merchant.pay(merchant.place(merchant.nativeOrder("PAGE-0004", 4500)), "amei");
            var id =
                    merchant.control("GET", "/sandbox/callbacks", "").json().at("/0/id").asString();

            assertThat(page("/sandbox/ui/orders").body()).contains("PAGE-0004", "已支付");
            assertThat(page("/sandbox/ui/callbacks").body()).contains("TRANSACTION.SUCCESS", "已丢失");
            assertThat(page("/sandbox/ui/callbacks/" + id).body())
                    .contains("继续发送", "&quot;trade_state&quot;");
            assertThat(page("/sandbox/ui/journal").body())
                    .contains("/v3/pay/partner/transactions/native");
            merchant.raw(
                    "POST",
                    "/sandbox/ui/faults",
                    "fault=F2+SYSTEM_ERROR&path=/v3/bill/*&times=0",
                    FORM);
            assertThat(page("/sandbox/ui/faults").body())
                    .contains("未执行并返回500", "/v3/bill/*", "不限次数");
        }
    }

    private Merchants.Reply page(String path) {
        return merchant.raw("GET", path, "", List.of("Accept", "text/html"));
    }

    private Merchants.Reply press(String ticket, String form) {
        return merchant.raw("POST", "/pay/" + ticket, form, FORM);
    }
}
