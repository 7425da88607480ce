package dev.yanhuo.wechat;

import static org.assertj.core.api.Assertions.assertThat;

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
            assertThat(merchant.isSigned(reply)).isTrue();
        }

        @Test
        void an_empty_204_is_signed_too() {
            merchant.place(merchant.nativeOrder("STRICT-3", 1));

            var reply = merchant.close("STRICT-3");

            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.body()).isEmpty();
            assertThat(merchant.isSigned(reply)).isTrue();
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
    }
}
