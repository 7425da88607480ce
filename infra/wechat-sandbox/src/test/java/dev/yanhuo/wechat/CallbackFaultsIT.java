package dev.yanhuo.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yanhuo.wechat.state.Json;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a callback when it is meant to be. */
class CallbackFaultsIT extends CallbackScene {
    @Test
    void c1_copies_arrive_at_once() {
        merchant.fault("{\"action\":\"C1\",\"value\":\"20\"}");
        buy("FAULT-1");

        var ids = new HashSet<String>();
        for (int i = 0; i < 20; i++) ids.add(server.next().id());

        assertThat(ids).hasSize(1);
    }

    @Test
    void c3_the_callback_is_faster_than_the_answer_to_the_order() {
        merchant.fault("{\"action\":\"C3\",\"match\":{\"path\":\"/v3/pay/*\"}}");

        merchant.place(order("FAULT-3", server.url()));

        assertThat(notice("FAULT-3").path("state").asString()).isEqualTo("DELIVERED");
        assertThat(merchant.stateOf("FAULT-3")).isEqualTo("SUCCESS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong-key",
                "other-platform-key",
                "merchant-key",
                "other-merchant-key",
                "unknown-serial"
            })
    void c4_forged_signatures(String variant) {
        server.answers(() -> 401);
        faulty("FAULT-4", "C4", variant);

        var forged = server.next();
        boolean named =
                forged.header("Wechatpay-serial").equals(merchant.of("wechat.public-key-id"));
        boolean signed = forged.isSignedBy(merchant.of("wechat.public-key"));

        assertThat(named && signed).isFalse();
        var genuine = server.next();
        assertThat(genuine.isSignedBy(merchant.of("wechat.public-key"))).isTrue();
    }

    @Test
    void c5_a_replay_follows_the_delivery() {
        faulty("FAULT-5", "C5", "stale");
        var first = server.next();
        var second = server.next();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.isSignedBy(merchant.of("wechat.public-key"))).isTrue();
        long seconds = Long.parseLong(second.header("Wechatpay-timestamp"));
        assertThat(Instant.now().getEpochSecond() - seconds).isGreaterThan(300);
    }

    @ParameterizedTest
    @CsvSource({
        "currency,/amount/currency",
        "mchid,/sp_mchid",
        "sub_mchid,/sub_mchid",
        "out_trade_no,/out_trade_no",
        "appid,/sp_appid",
        "trade_state,/trade_state"
    })
    void c6_genuine_but_not_what_was_ordered(String variant, String pointer) throws Exception {
        server.answers(() -> 400);
        faulty("FAULT-6", "C6", variant);

        var altered = server.next();
        var genuine = server.next();

        assertThat(altered.isSignedBy(merchant.of("wechat.public-key"))).isTrue();
        var key = merchant.of("sp.api-v3-key");
        assertThat(altered.content(key).at(pointer)).isNotEqualTo(genuine.content(key).at(pointer));
    }

    @Test
    void c7_a_probe_of_the_signature_check_then_the_real_one() {
        server.answers(() -> 401);
        faulty("FAULT-7", "C7", "signtest");

        assertThat(server.next().header("Wechatpay-signature")).startsWith("WECHATPAY/SIGNTEST/");
        assertThat(server.next().isSignedBy(merchant.of("wechat.public-key"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "wrong-aad", "old-key"})
    void c8_a_ciphertext_that_does_not_open(String variant) {
        server.answers(() -> 400);
        faulty("FAULT-8", "C8", variant);

        var callback = server.next();

        assertThat(callback.isSignedBy(merchant.of("wechat.public-key"))).isTrue();
        assertThatThrownBy(() -> callback.content(merchant.of("sp.api-v3-key")))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-aad", "nonce-16"})
    void c8_a_ciphertext_of_another_form_that_opens(String variant) throws Exception {
        faulty("FAULT-8", "C8", variant);

        var content = server.next().content(merchant.of("sp.api-v3-key"));

        assertThat(content.path("out_trade_no").asString()).isEqualTo("FAULT-8");
    }

    @Test
    void c9_something_else_than_json() {
        server.answers(() -> 400);
        faulty("FAULT-9", "C9", "xml");
        assertThat(server.next().body()).startsWith("<xml>");
        reset();
        faulty("FAULT-9", "C9", "empty");
        assertThat(server.next().body()).isEmpty();
        reset();
        faulty("FAULT-9", "C9", "huge");
        assertThat(server.next().body()).hasSizeGreaterThan(1 << 20);
    }

    @Test
    void c10_lost_for_ever_but_a_query_knows() {
        faulty("FAULT-10", "C10", "lost");

        assertThat(server.staysQuiet()).isTrue();
        assertThat(merchant.stateOf("FAULT-10")).isEqualTo("SUCCESS");
    }

    @Test
    void c11_an_event_nobody_knows() {
        faulty("FAULT-11", "C11", "unknown-type");

        assertThat(Json.tree(server.next().body()).path("event_type").asString())
                .isEqualTo("BRAND.NEW");
    }

    @Test
    void callbacks_bear_either_signature_while_keys_are_rotated() {
        merchant.control("POST", "/sandbox/keys/rotate", "{\"mode\":\"cert\",\"percent\":0}");
        buy("KEYS-1");

        assertThat(server.next().header("Wechatpay-serial")).matches("[0-9A-F]{40}");
    }

    private void faulty(String number, String action, String variant) {
        merchant.fault("{\"action\":\"%s\",\"variant\":\"%s\"}".formatted(action, variant));
        buy(number);
    }
}
