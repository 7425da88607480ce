package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.payments.WeChat.Letter;
import io.yanhuo.shared.RandomId;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** What comes to our address and is not from WeChat, or not as WeChat sent it. */
class ForgedNoticesIT extends NoticeScene {
    @Nested
    class What_is_not_proved {
        private ObjectNode content;
        private Letter genuine;

        @BeforeEach
        void a_genuine_one() {
            content = WeChat.payment(start, 4500);
            genuine = WeChat.letter(RandomId.ofLength(20), PAID, content);
        }

        @Test
        void is_refused_when_it_is_older_than_five_minutes() {
            var earlier = Instant.now().minusSeconds(301);

            assertRefused(WeChat.sign(genuine.body(), earlier, WeChat.own()), 401);
        }

        @Test
        void is_refused_when_it_comes_from_the_future() {
            var later = Instant.now().plusSeconds(310);

            assertRefused(WeChat.sign(genuine.body(), later, WeChat.own()), 401);
        }

        @Test
        void is_refused_from_a_stranger() {
            assertRefused(WeChat.sign(genuine.body(), Instant.now(), WeChat.stranger()), 401);
        }

        @Test
        void is_refused_with_a_merchants_own_signature() {
            assertRefused(WeChat.sign(genuine.body(), Instant.now(), WeChat.merchant("sp")), 401);
        }

        @Test
        void is_refused_under_another_serial() {
            assertRefused(genuine.with("Wechatpay-Serial", "PUB_KEY_ID_0"), 401);
        }

        @ParameterizedTest
        @MethodSource("io.yanhuo.payments.ForgedNoticesIT#headers")
        void is_refused_without_a_header(String header) {
            assertRefused(genuine.without(header), 401);
        }

        @Test
        void is_refused_as_a_probe_of_our_verification_and_taken_when_sent_correctly() {
            var probe = genuine.with("Wechatpay-Signature", "WECHATPAY/SIGNTEST/abc=");

            assertRefused(probe, 401);
            assertThat(WeChat.send(address(laowang), genuine)).isEqualTo(200);
            assertThat(kept(genuine)).isEqualTo(1);
            awaitPaid();
        }

        @Test
        void is_refused_when_its_body_was_altered() {
            var body = new String(genuine.body(), java.nio.charset.StandardCharsets.UTF_8);

            assertRefused(genuine.saying(body.replace("create_time", "creation_time")), 401);
        }

        @Test
        void is_refused_when_it_is_sealed_for_another_account_of_ours() {
            var sealed = WeChat.letter("x", PAID, content, "direct", "transaction", Instant.now());

            assertRefused(sealed, 401);
        }

        @Test
        void is_refused_at_the_address_of_another_account_of_ours() {
            var own = base + "/callbacks/" + merchants.own().callbackKey() + "/pay";

            assertThat(WeChat.send(own, genuine)).isEqualTo(401);
            assertNothingBooked();
        }

        @Test
        void is_refused_when_it_is_no_json_at_all() {
            var xml = "<xml><return_code>SUCCESS</return_code></xml>";

            assertRefused(WeChat.sign(xml.getBytes(), Instant.now(), WeChat.own()), 401);
            assertRefused(WeChat.sign(new byte[0], Instant.now(), WeChat.own()), 401);
        }

        @Test
        void is_refused_when_it_is_a_megabyte_long() {
            assertRefused(WeChat.sign(new byte[1 << 20], Instant.now(), WeChat.own()), 413);
        }

        @Test
        void is_refused_at_an_address_that_is_nobodys() {
            assertThat(WeChat.send(base + "/callbacks/nobody/pay", genuine)).isEqualTo(404);
        }

        private void assertRefused(Letter letter, int status) {
            assertThat(WeChat.send(address(laowang), letter)).isEqualTo(status);
            assertThat(kept(letter)).isZero();
            assertNothingBooked();
        }
    }

    static Stream<String> headers() {
        return Stream.of(
                "Wechatpay-Timestamp",
                "Wechatpay-Nonce",
                "Wechatpay-Serial",
                "Wechatpay-Signature");
    }

    private long kept(Letter letter) {
        return platform.sql("SELECT COUNT(*) FROM callback_inbox WHERE digest = SHA2(?, 256)")
                .param(letter.body())
                .query(Long.class)
                .single();
    }
}
