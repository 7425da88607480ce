package dev.yanhuo.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yanhuo.wechat.state.Json;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the merchant is told, how often, and what is wrong with it when it is meant to be. */
class CallbacksIT extends WithSandbox {
    private MerchantServer server;

    @BeforeEach
    void listen() {
        server = new MerchantServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class In_order {
        @Test
        void a_payment_is_told_signed_encrypted_and_in_real_header_case() throws Exception {
            buy("TOLD-1");

            var callback = server.next();

            assertThat(callback.isSignedBy(merchant.of("wechat.public-key"))).isTrue();
            assertThat(callback.header("Wechatpay-serial"))
                    .isEqualTo(merchant.of("wechat.public-key-id"));
            assertThat(callback.header("Wechatpay-signature-type"))
                    .isEqualTo("WECHATPAY2-SHA256-RSA2048");
            var content = callback.content(merchant.of("sp.api-v3-key"));
            assertThat(content.path("trade_state").asString()).isEqualTo("SUCCESS");
            assertThat(content.at("/amount/total").asLong()).isEqualTo(4500);
            assertThat(content.path("sub_mchid").asString())
                    .isEqualTo(merchant.of("demo.1.sub-mchid"));
            assertThat(server.staysQuiet()).isTrue();
            assertThat(notice("TOLD-1").path("state").asString()).isEqualTo("DELIVERED");
        }

        @Test
        void failures_are_repeated_after_15_15_and_30_seconds_with_fresh_signatures() {
            var calls = new AtomicInteger();
            server.answers(() -> calls.incrementAndGet() < 4 ? 500 : 200);
            buy("RETRY-1");

            var ids = new HashSet<String>();
            var nonces = new HashSet<String>();
            for (int i = 0; i < 4; i++) {
                var callback = server.next();
                assertThat(callback.isSignedBy(merchant.of("wechat.public-key"))).isTrue();
                ids.add(callback.id());
                nonces.add(callback.header("Wechatpay-nonce"));
            }

            assertThat(ids).hasSize(1);
            assertThat(nonces).hasSize(4);
            assertThat(server.staysQuiet()).isTrue();
            var attempts = notice("RETRY-1").path("attempts");
            assertThat(attempts).hasSize(4);
            assertThat(gap(attempts, 1)).isBetween(150L, 450L);
            assertThat(gap(attempts, 2)).isBetween(150L, 450L);
            assertThat(gap(attempts, 3)).isBetween(300L, 700L);
        }

        @Test
        void a_redirect_is_a_failure() {
            server.answers(() -> 302);
            buy("RETRY-2");
            server.next();

            assertThat(server.next().id()).isNotEmpty();
            assertThat(notice("RETRY-2").at("/attempts/0/status").asInt()).isEqualTo(302);
        }

        @Test
        void an_answer_after_the_limit_is_a_failure() {
            var calls = new AtomicInteger();
            server.answers(() -> {
                if (calls.incrementAndGet() == 1) pause(1300);
                return 200;
            });
            buy("RETRY-3");
            server.next();
            server.next();

            assertThat(notice("RETRY-3").at("/attempts/0/status").asInt()).isZero();
        }

        @Test
        void nobody_there_is_a_failure_and_after_fifteen_repetitions_it_is_given_up() {
            merchant.control("POST", "/sandbox/clock", "{\"advance\":\"PT0S\"}");
            buy("RETRY-4", MerchantServer.deadUrl());

            for (int i = 0; i < 400 && !state("RETRY-4").equals("GIVEN_UP"); i++) {
                merchant.control("POST", "/sandbox/clock", "{\"advance\":\"PT4M\"}");
                pause(25);
            }

            assertThat(state("RETRY-4")).isEqualTo("GIVEN_UP");
            assertThat(notice("RETRY-4").path("attempts")).hasSize(16);
        }

        @Test
        void a_jump_of_the_clock_brings_the_next_repetition_at_once() {
            var calls = new AtomicInteger();
            server.answers(() -> calls.incrementAndGet() < 5 ? 500 : 204);
            buy("RETRY-5");
            for (int i = 0; i < 4; i++) server.next();
            assertThat(notice("RETRY-5").path("retries").asInt()).isEqualTo(4);

            long start = System.nanoTime();
            merchant.control("POST", "/sandbox/clock", "{\"advance\":\"PT3M\"}");
            server.next();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    @Nested
    class By_hand {
        @Test
        void a_held_callback_waits_until_it_is_released() {
            merchant.fault("{\"action\":\"C2\",\"variant\":\"hold\"}");
            buy("HELD-1");
            assertThat(server.staysQuiet()).isTrue();

            steer("HELD-1", "{\"action\":\"release\"}");

            assertThat(server.next().id()).isEqualTo(notice("HELD-1").path("id").asString());
        }

        @Test
        void a_delivered_callback_can_be_sent_again() {
            buy("AGAIN-1");
            var first = server.next();

            steer("AGAIN-1", "{\"action\":\"resend\"}");

            var second = server.next();
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.isSignedBy(merchant.of("wechat.public-key"))).isTrue();
        }

        @Test
        void it_can_be_altered_and_sent() throws Exception {
            buy("AGAIN-2");
            server.next();

            steer(
                    "AGAIN-2",
                    "{\"action\":\"mutate\",\"fault\":\"C6\",\"variant\":\"amount\",\"value\":\"1\"}");

            var altered = server.next();
            assertThat(altered.isSignedBy(merchant.of("wechat.public-key"))).isTrue();
            var content = altered.content(merchant.of("sp.api-v3-key"));
            assertThat(content.at("/amount/total").asLong()).isEqualTo(1);
        }
    }

    @Nested
    class With_faults {
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
            assertThat(altered.content(key).at(pointer))
                    .isNotEqualTo(genuine.content(key).at(pointer));
        }

        @Test
        void c7_a_probe_of_the_signature_check_then_the_real_one() {
            server.answers(() -> 401);
            faulty("FAULT-7", "C7", "signtest");

            assertThat(server.next().header("Wechatpay-signature"))
                    .startsWith("WECHATPAY/SIGNTEST/");
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
    }

    private void faulty(String number, String action, String variant) {
        merchant.fault("{\"action\":\"%s\",\"variant\":\"%s\"}".formatted(action, variant));
        buy(number);
    }

    private void buy(String number) {
        buy(number, server.url());
    }

    private void buy(String number, String url) {
        merchant.pay(merchant.place(order(number, url)), "amei");
    }

    private tools.jackson.databind.node.ObjectNode order(String number, String url) {
        return merchant.nativeOrder(number, 4500).put("notify_url", url);
    }

    private JsonNode notice(String subject) {
        pause(60);
        return merchant.control("GET", "/sandbox/callbacks?subject=" + subject, "").json().path(0);
    }

    private String state(String subject) {
        return notice(subject).path("state").asString();
    }

    private void steer(String subject, String order) {
        var id = notice(subject).path("id").asString();
        assertThat(merchant.control("POST", "/sandbox/callbacks/" + id, order).status())
                .isEqualTo(200);
    }

    private static long gap(JsonNode attempts, int index) {
        var before = Instant.parse(attempts.path(index - 1).path("at").asString());
        var after = Instant.parse(attempts.path(index).path("at").asString());
        return Duration.between(before, after).toMillis();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
