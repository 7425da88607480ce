package dev.yanhuo.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that go wrong. */
class FaultsIT extends WithSandbox {
    private static final String NATIVE = "/v3/pay/partner/transactions/native";

    @Test
    void f1_a_500_after_the_order_exists() {
        fault("F1", "SYSTEM_ERROR");

        assertThat(order("F1-0001").status()).isEqualTo(500);
        assertThat(merchant.stateOf("F1-0001")).isEqualTo("NOTPAY");
    }

    @Test
    void f2_a_500_before_anything_happened() {
        fault("F2", "BANK_ERROR");

        assertThat(order("F2-0001").code()).isEqualTo("BANK_ERROR");
        assertThat(merchant.query("F2-0001").status()).isEqualTo(404);
    }

    @Test
    void f3_a_gateways_page() {
        fault("F3", "502");

        var reply = order("F3-0001");

        assertThat(reply.status()).isEqualTo(502);
        assertThat(reply.header("content-type")).startsWith("text/html");
        assertThat(reply.body()).contains("Bad Gateway");
    }

    @Test
    void f4_the_line_is_cut_after_the_order_exists() {
        fault("F4", "drop-after");

        assertThatThrownBy(() -> order("F4-0001")).isInstanceOf(UncheckedIOException.class);
        assertThat(merchant.stateOf("F4-0001")).isEqualTo("NOTPAY");
    }

    @Test
    void f4_the_line_is_cut_before_anything_happened() {
        fault("F4", "drop-before");

        assertThatThrownBy(() -> order("F4-0002")).isInstanceOf(UncheckedIOException.class);
        assertThat(merchant.query("F4-0002").status()).isEqualTo(404);
    }

    @Test
    void f4_an_answer_that_takes_its_time() {
        merchant.fault("{\"action\":\"F4\",\"variant\":\"delay-after\",\"value\":\"0.5\"}");
        long start = System.nanoTime();

        order("F4-0003");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @CsvSource({
        "FREQUENCY_LIMITED,FREQUENCY_LIMITED,404",
        "RATELIMIT_EXCEED,RATELIMIT_EXCEED,404",
        "RATELIMIT_EXCEEDED,RATELIMIT_EXCEEDED,404",
        "accepted,FREQUENCY_LIMITED,200"
    })
    void f5_too_many_calls_whether_accepted_or_not(String variant, String code, int known) {
        fault("F5", variant);

        var reply = order("F5-0001");

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(merchant.query("F5-0001").status()).isEqualTo(known);
    }

    @Test
    void f6_accepted_without_an_answer() {
        fault("F6", "empty");

        var reply = order("F6-0001");

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unsigned",
                "wrong-key",
                "unknown-serial",
                "late",
                "early",
                "signtest",
                "altered"
            })
    void f7_an_answer_nobody_may_trust(String variant) {
        fault("F7", variant);

        assertThat(isTrustworthy(order("F7-0001"))).isFalse();
        assertThat(isTrustworthy(order("F7-0001"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "signature,401,SIGN_ERROR",
        "certificate-expired,401,SIGN_ERROR",
        "no-api-v3-key,401,SIGN_ERROR",
        "no-auth,403,NO_AUTH",
        "parameter,400,PARAM_ERROR"
    })
    void f8_wrong_settings_at_wechat(String variant, int status, String code) {
        fault("F8", variant);

        var reply = order("F8-0001");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void f9_answers_of_the_future() {
        order("F9-0001");
        fault("F9", "new-enum");
        assertThat(merchant.stateOf("F9-0001")).isEqualTo("BRAND_NEW");
        fault("F9", "extra-members");
        assertThat(merchant.query("F9-0001").json().has("brand_new")).isTrue();
        fault("F9", "numbers-as-text");
        assertThat(merchant.query("F9-0001").json().at("/amount/total").isString()).isTrue();
    }

    @Test
    void f10_a_query_that_lags_behind_the_payment() {
        merchant.fault("{\"action\":\"F10\",\"value\":\"1\"}");
        merchant.pay(merchant.place(merchant.nativeOrder("F10-0001", 100)), "amei");

        assertThat(merchant.stateOf("F10-0001")).isEqualTo("NOTPAY");
        merchant.pass(Duration.ofSeconds(2));
        assertThat(merchant.stateOf("F10-0001")).isEqualTo("SUCCESS");
    }

    @Test
    void a_rule_strikes_only_what_it_matches_and_only_so_often() {
        merchant.fault(
                "{\"action\":\"F2\",\"times\":2,\"match\":{\"method\":\"POST\",\"path\":\"/v3/pay/*\","
                        + "\"body\":{\"/amount/total\":\"666\"},\"nth\":null}}");

        assertThat(order("RULE-0001").status()).isEqualTo(200);
        for (int i = 0; i < 2; i++) {
            var reply = merchant.post(NATIVE, merchant.nativeOrder("RULE-0002", 666).toString());
            assertThat(reply.status()).isEqualTo(500);
        }
        var third = merchant.post(NATIVE, merchant.nativeOrder("RULE-0002", 666).toString());
        assertThat(third.status()).isEqualTo(200);
    }

    @Test
    void a_rule_may_wait_for_the_nth_call() {
        merchant.fault("{\"action\":\"F2\",\"match\":{\"path\":\"/v3/pay/*\",\"nth\":2}}");

        assertThat(order("NTH-0001").status()).isEqualTo(200);
        assertThat(order("NTH-0002").status()).isEqualTo(500);
        assertThat(order("NTH-0003").status()).isEqualTo(200);
    }

    @Test
    void an_unknown_form_of_a_fault_is_refused_with_the_known_ones() {
        var reply =
                merchant.control(
                        "POST", "/sandbox/faults", "{\"action\":\"F3\",\"variant\":\"418\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("502");
    }

    @Test
    void the_journal_shows_the_call_its_answer_and_the_fault() {
        fault("F1", "SYSTEM_ERROR");
        order("JOURNAL-1");

        var journal = merchant.control("GET", "/sandbox/journal", "").json();
        var last = journal.path(journal.size() - 1);

        assertThat(last.path("target").asString()).isEqualTo(NATIVE);
        assertThat(last.path("status").asInt()).isEqualTo(500);
        assertThat(last.path("requestBody").asString()).contains("JOURNAL-1");
        assertThat(last.path("faults").path(0).asString()).isEqualTo("F1 SYSTEM_ERROR");
    }

    private void fault(String action, String variant) {
        merchant.fault("{\"action\":\"%s\",\"variant\":\"%s\"}".formatted(action, variant));
    }

    private Merchants.Reply order(String number) {
        return merchant.post(NATIVE, merchant.nativeOrder(number, 100).toString());
    }

    /** As a careful client decides. */
    private boolean isTrustworthy(Merchants.Reply reply) {
        if (!reply.header("wechatpay-serial").equals(merchant.of("wechat.public-key-id"))) {
            return false;
        }
        long seconds = Long.parseLong(reply.header("wechatpay-timestamp"));
        if (Math.abs(Instant.now().getEpochSecond() - seconds) > 300) return false;
        return merchant.isSigned(reply);
    }
}
