package dev.yanhuo.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.yanhuo.wechat.crypto.Rsa;
import dev.yanhuo.wechat.state.Json;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Asking money back. */
class RefundsIT extends WithSandbox {
    private static final String REFUNDS = "/v3/refund/domestic/refunds";

    private MerchantServer server;

    @BeforeEach
    void sell() {
        server = new MerchantServer();
        var ticket = merchant.place(merchant.nativeOrder("SOLD-1", 1000));
        merchant.pay(ticket, "amei");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void parts_may_be_refunded_until_the_whole_is_reached() {
        assertThat(refund("R-1", 300).status()).isEqualTo(200);
        merchant.pass(Duration.ofMinutes(1));
        assertThat(refund("R-2", 701).status()).isEqualTo(400);
        assertThat(refund("R-2", 700).status()).isEqualTo(200);
        merchant.pass(Duration.ofMinutes(1));

        assertThat(refund("R-3", 1).body()).contains("大于订单剩余可退金额");
        assertThat(merchant.stateOf("SOLD-1")).isEqualTo("REFUND");
    }

    @Test
    void a_refund_sent_again_is_the_same_refund() {
        var first = refund("R-1", 300).json();
        var second = refund("R-1", 300).json();

        assertThat(second.path("refund_id")).isEqualTo(first.path("refund_id"));
        assertThat(refund("R-1", 400).status()).isEqualTo(400);
    }

    @Test
    void the_next_part_has_to_wait_a_minute() {
        refund("R-1", 300);

        var reply = refund("R-2", 300);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(query("R-2").code()).isEqualTo("RESOURCE_NOT_EXISTS");
    }

    @Test
    void the_total_must_be_that_of_the_order() {
        var body = body("R-1", 300);
        ((ObjectNode) body.get("amount")).put("total", 999);

        assertThat(merchant.post(REFUNDS, body.toString()).status()).isEqualTo(400);
    }

    @Test
    void after_a_year_it_is_too_late() {
        merchant.pass(Duration.ofDays(366));

        assertThat(refund("R-1", 300).code()).isEqualTo("TRADE_OVERDUE");
    }

    @Test
    void what_is_unpaid_cannot_be_refunded() {
        merchant.place(merchant.nativeOrder("OPEN-1", 1000));

        var reply =
                merchant.post(REFUNDS, body("R-1", 300).put("out_trade_no", "OPEN-1").toString());

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void another_restaurant_cannot_refund_it() {
        var body = body("R-1", 300).put("sub_mchid", merchant.of("demo.2.sub-mchid"));

        assertThat(merchant.post(REFUNDS, body.toString()).status()).isEqualTo(400);
    }

    @Test
    void without_money_in_the_account_the_same_number_works_once_it_is_filled() {
        var account = "/sandbox/merchants/" + merchant.of("demo.1.sub-mchid");
        merchant.control("POST", account, "{\"balance\":0}");
        assertThat(refund("R-1", 300).code()).isEqualTo("NOT_ENOUGH");
        assertThat(query("R-1").status()).isEqualTo(404);

        merchant.control("POST", account, "{\"balance\":5000}");

        assertThat(refund("R-1", 300).status()).isEqualTo(200);
    }

    @Test
    void acceptance_is_not_success_and_the_merchant_is_told_of_the_end() throws Exception {
        assertThat(refund("R-1", 300).json().path("status").asString()).isEqualTo("PROCESSING");

        var callback = server.next();

        assertThat(callback.isSignedBy(merchant.of("wechat.public-key"))).isTrue();
        var content = callback.content(merchant.of("sp.api-v3-key"));
        assertThat(Json.tree(callback.body()).path("event_type").asString())
                .isEqualTo("REFUND.SUCCESS");
        assertThat(content.path("refund_status").asString()).isEqualTo("SUCCESS");
        assertThat(content.at("/amount/refund").asLong()).isEqualTo(300);
        assertThat(content.has("status")).isFalse();
        assertThat(content.has("appid")).isFalse();
        assertThat(query("R-1").json().path("status").asString()).isEqualTo("SUCCESS");
    }

    @Test
    void a_closed_refund_frees_the_amount_for_another_number() {
        merchant.fault("{\"action\":\"R1\",\"variant\":\"CLOSED\"}");
        refund("R-1", 1000);
        assertThat(server.next().body()).contains("REFUND.CLOSED");
        merchant.pass(Duration.ofMinutes(1));

        assertThat(refund("R-1", 1000).json().path("status").asString()).isEqualTo("CLOSED");
        assertThat(refund("R-2", 1000).status()).isEqualTo(200);
    }

    @Test
    void an_abnormal_refund_succeeds_with_another_account() throws Exception {
        merchant.fault("{\"action\":\"R1\",\"variant\":\"ABNORMAL\"}");
        var id = refund("R-1", 1000).json().path("refund_id").asString();
        assertThat(server.next().body()).contains("REFUND.ABNORMAL");
        var path = REFUNDS + "/" + id + "/apply-abnormal-refund";

        var plain = merchant.post(path, abnormal("6222000000000000").toString());
        var sealed = merchant.post(path, abnormal(sealed("6222000000000000")).toString());

        assertThat(plain.status()).isEqualTo(400);
        assertThat(sealed.status()).isEqualTo(200);
        assertThat(server.next().body()).contains("REFUND.SUCCESS");
    }

    @Test
    void a_refund_can_be_left_to_be_decided_by_hand() {
        merchant.fault("{\"action\":\"R1\",\"variant\":\"STUCK\"}");
        refund("R-1", 1000);
        assertThat(server.staysQuiet()).isTrue();

        merchant.control("POST", "/sandbox/refund/R-1", "{\"status\":\"ABNORMAL\"}");

        assertThat(server.next().body()).contains("REFUND.ABNORMAL");
        var again = merchant.control("POST", "/sandbox/refund/R-1", "{\"status\":\"ABNORMAL\"}");
        assertThat(again.status()).isEqualTo(409);
    }

    private ObjectNode body(String number, long fen) {
        var body = Json.object();
        body.put("sub_mchid", merchant.of("demo.1.sub-mchid"));
        body.put("out_trade_no", "SOLD-1").put("out_refund_no", number);
        body.put("notify_url", server.url());
        body.putObject("amount").put("refund", fen).put("total", 1000).put("currency", "CNY");
        return body;
    }

    private Merchants.Reply refund(String number, long fen) {
        return merchant.post(REFUNDS, body(number, fen).toString());
    }

    private Merchants.Reply query(String number) {
        return merchant.get(
                REFUNDS + "/" + number + "?sub_mchid=" + merchant.of("demo.1.sub-mchid"));
    }

    private ObjectNode abnormal(String account) throws GeneralSecurityException {
        var body = Json.object();
        body.put("sub_mchid", merchant.of("demo.1.sub-mchid")).put("out_refund_no", "R-1");
        body.put("type", "USER_BANK_CARD").put("bank_type", "ICBC_DEBIT");
        return body.put("bank_account", account).put("real_name", sealed("王小明"));
    }

    private String sealed(String text) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, Rsa.publicKey(merchant.of("wechat.public-key")));
        return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(UTF_8)));
    }
}
