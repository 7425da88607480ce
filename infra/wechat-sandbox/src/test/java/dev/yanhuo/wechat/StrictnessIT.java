package dev.yanhuo.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yanhuo.wechat.crypto.Rsa;
import dev.yanhuo.wechat.crypto.SignedText;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox is not kinder than the real servers. */
class StrictnessIT extends WithSandbox {
    private static final String NATIVE = "/v3/pay/partner/transactions/native";

    @Nested
    class Before_anybody_is_known {
        @Test
        void an_unknown_path_is_404_without_a_body() {
            var reply = merchant.get("/v3/pay/partner/transactions/nothing/at/all");

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body()).isEmpty();
        }

        @Test
        void a_trailing_slash_is_another_path() {
            assertThat(merchant.post(NATIVE + "/", "{}").status()).isEqualTo(404);
        }

        @Test
        void a_wrong_method_is_405_without_a_body() {
            var reply = merchant.get(NATIVE);

            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.body()).isEmpty();
        }

        @Test
        void without_accept_nothing_else_is_looked_at() {
            var reply = merchant.raw("GET", "/v3/certificates", "", List.of());

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
            assertThat(reply.body()).contains("Http头缺少Accept或User-Agent");
        }

        @Test
        void unsigned_calls_are_refused_in_the_words_of_each_path() {
            var headers = List.of("Accept", "application/json");

            var order = merchant.raw("POST", NATIVE, "", headers);
            var bill = merchant.raw("GET", "/v3/bill/tradebill", "", headers);

            assertThat(order.status()).isEqualTo(401);
            assertThat(order.body()).contains("SIGN_ERROR", "签名信息错误，验签失败");
            assertThat(order.headers()).doesNotContainKey("request-id");
            assertThat(bill.status()).isEqualTo(401);
            assertThat(bill.body()).contains("SIGN_ERROR", "Http头Authorization值格式错误");
            assertThat(bill.headers()).containsKey("request-id");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "WECHATPAY2-SHA256-RSA2048 |Bearer ",
                    "2048 mchid|2048  mchid",
                    ",nonce_str|, nonce_str",
                    "nonce_str|nonce",
                    "serial_no=\"|serial_no=\"\",mchid=\""
                })
        void a_header_of_another_form_is_refused(String from, String to) {
            var reply =
                    merchant.call(
                            "GET", "/v3/certificates", "", header -> header.replace(from, to));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).contains("Http头Authorization值格式错误");
        }
    }

    @Nested
    class Of_the_signature {
        @Test
        void a_stale_timestamp_is_seen_before_the_signature() {
            var old = String.valueOf(Instant.now().getEpochSecond() - 302);

            var reply =
                    merchant.call(
                            "GET",
                            "/v3/certificates",
                            "",
                            _ -> merchant.authorization("GET", "/v3/certificates", "else", old));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).contains("不得超过5分钟");
        }

        @Test
        void five_minutes_are_allowed() {
            var old = String.valueOf(Instant.now().getEpochSecond() - 295);

            var reply =
                    merchant.call(
                            "GET",
                            "/v3/certificates",
                            "",
                            _ -> merchant.authorization("GET", "/v3/certificates", "", old));

            assertThat(reply.status()).isEqualTo(200);
        }

        @Test
        void the_serial_must_be_the_merchants() {
            var reply =
                    merchant.call(
                            "GET",
                            "/v3/certificates",
                            "",
                            header -> header.replace(merchant.own("serial"), "A".repeat(40)));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).contains("商户证书序列号有误");
        }

        @Test
        void another_body_than_the_signed_one_is_refused() {
            var order = merchant.nativeOrder("STRICT-1", 100).toString();

            var reply =
                    merchant.call(
                            "POST",
                            NATIVE,
                            order,
                            _ -> merchant.authorization("POST", NATIVE, order.replace("100", "1")));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).contains("签名错误");
        }

        @Test
        void another_query_than_the_signed_one_is_refused() {
            var target = "/v3/bill/tradebill?bill_date=2026-01-01";

            var reply =
                    merchant.call(
                            "GET",
                            target,
                            "",
                            _ ->
                                    merchant.authorization(
                                            "GET", target.replace("01-01", "01-02"), ""));

            assertThat(reply.status()).isEqualTo(401);
        }

        @Test
        void the_target_is_taken_as_it_was_sent_with_its_percent_signs() {
            var ticket = merchant.nativeOrder("T|1*@x_-9".replace("@", "0"), 100);
            merchant.place(ticket);

            var reply =
                    merchant.get(
                            "/v3/pay/partner/transactions/out-trade-no/T%7C1*0x_-9?sp_mchid="
                                    + merchant.of("sp.mchid")
                                    + "&sub_mchid="
                                    + merchant.of("demo.1.sub-mchid"));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().path("out_trade_no").asString()).isEqualTo("T|1*0x_-9");
        }
    }

    @Nested
    class Of_the_answers {
        @Test
        void success_is_signed_with_the_key_that_the_request_names() {
            var reply = merchant.post(NATIVE, merchant.nativeOrder("STRICT-2", 1).toString());

            assertThat(reply.header("wechatpay-serial"))
                    .isEqualTo(merchant.of("wechat.public-key-id"));
            assertThat(isSigned(reply)).isTrue();
        }

        @Test
        void an_empty_204_is_signed_too() {
            merchant.place(merchant.nativeOrder("STRICT-3", 1));

            var reply = merchant.close("STRICT-3");

            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.body()).isEmpty();
            assertThat(isSigned(reply)).isTrue();
        }

        @Test
        void a_request_that_names_no_key_is_answered_with_the_platform_certificate() {
            var target = "/v3/certificates";
            var reply =
                    merchant.raw(
                            "GET",
                            target,
                            "",
                            List.of(
                                    "Accept",
                                    "*/*",
                                    "Authorization",
                                    merchant.authorization("GET", target, "")));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("wechatpay-serial")).matches("[0-9A-F]{40}");
        }

        @Test
        void errors_are_not_signed() {
            var reply = merchant.query("STRICT-none");

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.code()).isEqualTo("ORDER_NOT_EXIST");
            assertThat(reply.headers().keySet()).noneMatch(name -> name.startsWith("wechatpay"));
        }

        private boolean isSigned(Merchants.Reply reply) {
            var message =
                    SignedText.ofAnswer(
                            reply.header("wechatpay-timestamp"),
                            reply.header("wechatpay-nonce"),
                            reply.body());
            return Rsa.verifies(
                    Rsa.publicKey(merchant.of("wechat.public-key")),
                    message.getBytes(UTF_8),
                    reply.header("wechatpay-signature"));
        }
    }

    @Nested
    class Of_what_is_ordered {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"total\":100|\"total\":0|/amount/total",
                    "\"total\":100|\"total\":1.5|/amount/total",
                    "\"total\":100|\"total\":\"100\"|/amount/total",
                    "\"currency\":\"CNY\"|\"currency\":\"USD\"|/amount/currency",
                    "STRICT-4|S|/out_trade_no",
                    "STRICT-4|STRICT 4|/out_trade_no",
                    "STRICT-4|STRICT-4-0123456789-0123456789-0123456789|/out_trade_no",
                    "烧鹅饭|烧鹅饭🦆|/description",
                    "\"description\":|\"beschreibung\":|/beschreibung",
                    "/callbacks\"|/callbacks?a=b\"|/notify_url",
                    "https://merchant|http://merchant|/notify_url",
                    "https://merchant.example/callbacks|/callbacks|/notify_url"
                })
        void a_broken_rule_is_a_parameter_error_that_names_the_member(
                String from, String to, String pointer) {
            var order = merchant.nativeOrder("STRICT-4", 100).toString().replace(from, to);

            var reply = merchant.post(NATIVE, order);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("PARAM_ERROR");
            assertThat(reply.json().at("/detail/field").asString()).isEqualTo(pointer);
        }

        @Test
        void a_description_has_127_characters_and_not_one_more() {
            var longest = merchant.nativeOrder("STRICT-5", 100).put("description", "烧".repeat(127));
            var longer = merchant.nativeOrder("STRICT-6", 100).put("description", "烧".repeat(128));

            assertThat(merchant.post(NATIVE, longest.toString()).status()).isEqualTo(200);
            assertThat(merchant.post(NATIVE, longer.toString()).status()).isEqualTo(400);
        }

        @Test
        void a_missing_member_is_named() {
            var order = merchant.nativeOrder("STRICT-7", 100);
            order.remove("amount");

            var reply = merchant.post(NATIVE, order.toString());

            assertThat(reply.json().at("/detail/field").asString()).isEqualTo("/amount");
        }

        @Test
        void the_caller_and_the_body_must_be_the_same_merchant() {
            var order =
                    merchant.nativeOrder("STRICT-8", 100)
                            .put("sp_mchid", merchant.of("direct.mchid"));

            var reply = merchant.post(NATIVE, order.toString());

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("http header中的mchid与post payload中的mchid不匹配");
        }

        @Test
        void a_foreign_appid_does_not_match() {
            var order =
                    merchant.nativeOrder("STRICT-9", 100)
                            .put("sp_appid", merchant.of("direct.appid"));

            assertThat(merchant.post(NATIVE, order.toString()).code())
                    .isEqualTo("APPID_MCHID_NOT_MATCH");
        }

        @Test
        void another_restaurants_app_does_not_match() {
            var order =
                    merchant.nativeOrder("STRICT-10", 100)
                            .put("sub_appid", merchant.of("demo.2.appid"));

            assertThat(merchant.post(NATIVE, order.toString()).code())
                    .isEqualTo("APPID_MCHID_NOT_MATCH");
        }

        @Test
        void a_restaurant_of_nobody_is_refused() {
            var order = merchant.nativeOrder("STRICT-11", 100).put("sub_mchid", "1799999999");

            var reply = merchant.post(NATIVE, order.toString());

            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("NO_AUTH");
        }

        @Test
        void an_openid_belongs_to_one_app_only() {
            var order = merchant.jsapiOrder("STRICT-12", 100, "amei");
            order.putObject("payer")
                    .put("sub_openid", merchant.openid("amei", merchant.of("demo.2.appid")));

            var reply = merchant.post("/v3/pay/partner/transactions/jsapi", order.toString());

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("appid和openid不匹配");
        }

        @Test
        void a_provider_cannot_order_as_if_it_were_a_merchant() {
            var order = merchant.nativeOrder("STRICT-13", 100);
            order.put("appid", merchant.of("sp.appid")).put("mchid", merchant.of("sp.mchid"));
            order.remove(List.of("sp_appid", "sp_mchid", "sub_mchid"));

            var reply = merchant.post("/v3/pay/transactions/native", order.toString());

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("受理机构必须传入sub_mch_id");
        }

        @Test
        void only_its_provider_learns_about_a_restaurants_account() {
            var path = "/v3/apply4sub/sub_merchants/%s/settlement";

            var own = merchant.get(path.formatted(merchant.of("demo.1.sub-mchid")));
            var unknown = merchant.get(path.formatted("1799999999"));
            var stranger =
                    Merchants.direct(SANDBOX).get(path.formatted(merchant.of("demo.1.sub-mchid")));

            assertThat(own.json().path("verify_result").asString()).isEqualTo("VERIFY_SUCCESS");
            assertThat(own.json().path("account_number").asString()).matches("62\\*+\\d\\d");
            assertThat(unknown.status()).isEqualTo(403);
            assertThat(stranger.status()).isEqualTo(403);
        }
    }
}
