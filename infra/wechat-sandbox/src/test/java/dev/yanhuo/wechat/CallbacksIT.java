package dev.yanhuo.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the merchant is told, and how often. */
class CallbacksIT extends CallbackScene {
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
            assertThat(gap(attempts, 1)).isGreaterThanOrEqualTo(150);
            assertThat(gap(attempts, 2)).isGreaterThanOrEqualTo(150);
            assertThat(gap(attempts, 3)).isGreaterThanOrEqualTo(300);
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
            var repeated = new CountDownLatch(1);
            var calls = new AtomicInteger();
            server.answers(() -> {
                if (calls.incrementAndGet() == 1) hold(repeated);
                return 200;
            });
            buy("RETRY-3");
            server.next();
            server.next();
            repeated.countDown();

            assertThat(notice("RETRY-3").at("/attempts/0/status").asInt()).isZero();
        }

        @Test
        void nobody_there_is_a_failure_and_after_fifteen_repetitions_it_is_given_up() {
            buy("RETRY-4", MerchantServer.deadUrl());

            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(25))
                    .until(() -> {
                        merchant.pass(Duration.ofMinutes(4));
                        return state("RETRY-4").equals("GIVEN_UP");
                    });

            assertThat(notice("RETRY-4").path("attempts")).hasSize(16);
        }

        @Test
        void a_jump_of_the_clock_brings_the_next_repetition_at_once() {
            var calls = new AtomicInteger();
            server.answers(() -> calls.incrementAndGet() < 7 ? 500 : 204);
            buy("RETRY-5");
            for (int i = 0; i < 6; i++) server.next();
            await().until(() -> notice("RETRY-5").path("retries").asInt() == 6);

            // Else it would come after 12 seconds, a hundredth of twenty minutes.
            long start = System.nanoTime();
            merchant.pass(Duration.ofMinutes(20));
            server.next();

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(8));
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
            var first = delivered("AGAIN-1");

            steer("AGAIN-1", "{\"action\":\"resend\"}");

            var second = server.next();
            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.isSignedBy(merchant.of("wechat.public-key"))).isTrue();
        }

        @Test
        void it_can_be_altered_and_sent() throws Exception {
            buy("AGAIN-2");
            delivered("AGAIN-2");

            steer(
                    "AGAIN-2",
                    "{\"action\":\"mutate\",\"fault\":\"C6\",\"variant\":\"amount\",\"value\":\"1\"}");

            var altered = server.next();
            assertThat(altered.isSignedBy(merchant.of("wechat.public-key"))).isTrue();
            var content = altered.content(merchant.of("sp.api-v3-key"));
            assertThat(content.at("/amount/total").asLong()).isEqualTo(1);
        }
    }

    /** The merchant has it, and the sandbox knows. */
    private MerchantServer.Callback delivered(String subject) {
        var callback = server.next();
        await().until(() -> state(subject).equals("DELIVERED"));
        return callback;
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

    private static void hold(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
