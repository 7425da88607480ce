package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.WithWeChat;
import io.yanhuo.payments.PayWay.Native;
import io.yanhuo.payments.WeChat.Letter;
import io.yanhuo.payments.wechat.NoticeReader.Notice;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

@WithWeChat
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticesIT {
    @Autowired Shop shop;
    @Autowired Payments payments;
    @Autowired PaymentRows rows;
    @Autowired Merchants merchants;
    @Autowired CallbackInbox inbox;
    @Autowired InboxSweep sweep;
    @Autowired Heard heard;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;
    @Autowired TransactionTemplate transaction;

    @Value("${yanhuo.wechat.notify-base-url}")
    String base;

    Tenant laowang;
    Tenant amei;
    Payable order;
    PaymentStart start;

    @BeforeAll
    void two_restaurants() {
        laowang = shop.open(1);
        amei = shop.open(2);
    }

    @BeforeEach
    void an_order_waits_for_its_payment() {
        order = shop.order("45");
        start = laowang.scope().get(() -> payments.begin(order, new Native()));
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Nested
    class Copies_of_one_notice {
        @Test
        void a_hundred_at_once_have_one_effect_and_are_all_thanked_for() throws Exception {
            var content = WeChat.payment(start, 4500);
            var id = RandomId.ofLength(20);
            Callable<Integer> copy =
                    () -> WeChat.send(address(laowang), WeChat.letter(id, PAID, content));

            try (var threads = Executors.newFixedThreadPool(100)) {
                var answers = new ArrayList<Integer>();
                for (var sent : threads.invokeAll(Stream.generate(() -> copy).limit(100).toList()))
                    answers.add(sent.get());
                assertThat(answers).hasSize(100).containsOnly(200);
            }

            awaitPaid();
            assertThat(heard.payments(order.subject())).hasSize(1);
            assertThat(entries()).isEqualTo(1);
            assertThat(letters(id)).isEqualTo(1);
        }

        @Test
        void under_a_hundred_ids_have_one_effect_as_well() throws Exception {
            var content = WeChat.payment(start, 4500);
            var all = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 100; i++) {
                all.add(() ->
                        WeChat.send(
                                address(laowang),
                                WeChat.letter(RandomId.ofLength(20), PAID, content)));
            }

            try (var threads = Executors.newFixedThreadPool(50)) {
                for (var sent : threads.invokeAll(all)) assertThat(sent.get()).isEqualTo(200);
            }

            awaitPaid();
            Shop.eventually(() -> waiting() == 0);
            assertThat(heard.payments(order.subject())).hasSize(1);
            assertThat(entries()).isEqualTo(1);
        }

        @Test
        void a_day_later_with_a_fresh_signature_have_no_second_effect() {
            var content = WeChat.payment(start, 4500);
            var id = RandomId.ofLength(20);
            WeChat.send(address(laowang), WeChat.letter(id, PAID, content));
            awaitPaid();
            clock.advance(Duration.ofDays(1));

            var again = WeChat.letter(id, PAID, content);

            assertThat(WeChat.send(address(laowang), again)).isEqualTo(200);
            assertThat(heard.payments(order.subject())).hasSize(1);
        }
    }

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
        @MethodSource("io.yanhuo.payments.NoticesIT#headers")
        void is_refused_without_a_header(String header) {
            assertRefused(genuine.without(header), 401);
        }

        @Test
        void is_refused_as_a_probe_of_our_verification_and_taken_when_sent_correctly() {
            var probe = genuine.with("Wechatpay-Signature", "WECHATPAY/SIGNTEST/abc=");

            assertRefused(probe, 401);
            assertThat(WeChat.send(address(laowang), genuine)).isEqualTo(200);
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
            long before = letters();
            assertThat(WeChat.send(address(laowang), letter)).isEqualTo(status);
            assertThat(letters()).isEqualTo(before);
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

    @Nested
    class What_is_proved_but_not_what_we_asked_for {
        @ParameterizedTest(name = "{0}")
        @MethodSource("io.yanhuo.payments.NoticesIT#alterations")
        void is_quarantined(String name, Consumer<ObjectNode> alteration) {
            var content = WeChat.changed(WeChat.payment(start, 4500), alteration);

            assertQuarantined(laowang, content);
        }

        @Test
        void is_quarantined_when_another_amount_was_paid() {
            assertQuarantined(laowang, WeChat.payment(start, 4499));
        }

        @Test
        void is_quarantined_at_the_address_of_another_restaurant() {
            assertQuarantined(amei, WeChat.payment(start, 4500));
        }

        @Test
        void is_quarantined_under_the_number_of_another_restaurant() {
            var foreign = amei.scope().get(() -> payments.begin(shop.order("45"), new Native()));
            var content = WeChat.payment(start, 4500).put("out_trade_no", foreign.outTradeNo());

            assertQuarantined(laowang, content);
            assertThat(shop.state(amei, foreign.outTradeNo())).isEqualTo("OPEN");
        }

        @Test
        void is_quarantined_under_a_number_we_never_gave() {
            assertQuarantined(laowang, WeChat.payment(start, 4500).put("out_trade_no", "o123"));
        }

        private void assertQuarantined(Tenant addressee, ObjectNode content) {
            var id = RandomId.ofLength(20);
            var letter = WeChat.letter(id, PAID, content);

            assertThat(WeChat.send(address(addressee), letter)).isEqualTo(200);

            Shop.eventually(() -> state(id).equals("QUARANTINED"));
            assertNothingBooked();
        }
    }

    static Stream<Arguments> alterations() {
        return Stream.of(
                alteration("no amount", n -> n.remove("amount")),
                alteration(
                        "the currency", n -> ((ObjectNode) n.get("amount")).put("currency", "USD")),
                alteration("our app", n -> n.put("sp_appid", "wx0000000000000000")),
                alteration("our merchant number", n -> n.put("sp_mchid", "1600000000")),
                alteration("its merchant number", n -> n.put("sub_mchid", "1700000000")),
                alteration("no transaction", n -> n.remove("transaction_id")),
                alteration("not paid", n -> n.put("trade_state", "NOTPAY")),
                alteration("no state", n -> n.remove("trade_state")));
    }

    private static Arguments alteration(String name, Consumer<ObjectNode> change) {
        return Arguments.of(name, change);
    }

    @Nested
    class A_notice {
        @Test
        void of_a_paid_order_that_was_partly_given_back_still_says_paid() {
            send(WeChat.payment(start, 4500).put("trade_state", "REFUND"));

            awaitPaid();
        }

        @Test
        void without_associated_data_is_read() {
            var content = WeChat.payment(start, 4500);
            var letter =
                    WeChat.letter("n" + start.outTradeNo(), PAID, content, "sp", "", Instant.now());

            assertThat(WeChat.send(address(laowang), letter)).isEqualTo(200);

            awaitPaid();
        }

        @Test
        void of_a_kind_that_is_invented_one_day_is_thanked_for_and_ignored() {
            var id = RandomId.ofLength(20);
            var letter = WeChat.letter(id, "COMPLAINT.CREATE", WeChat.payment(start, 4500));

            assertThat(WeChat.send(address(laowang), letter)).isEqualTo(200);

            Shop.eventually(() -> state(id).equals("IGNORED"));
            assertNothingBooked();
        }

        @Test
        void is_thanked_for_at_once_while_the_restaurants_database_is_stuck() throws Exception {
            var stuck = new CountDownLatch(1);
            var held = new CountDownLatch(1);
            var holder =
                    Thread.ofVirtual().start(() -> laowang.scope().run(() -> hold(held, stuck)));
            await(held);

            long before = System.nanoTime();
            send(WeChat.payment(start, 4500));
            var took = Duration.ofNanos(System.nanoTime() - before);
            assertThat(shop.state(laowang, start.outTradeNo())).isEqualTo("OPEN");
            stuck.countDown();

            assertThat(took).isLessThan(Duration.ofSeconds(1));
            awaitPaid();
            holder.join();
        }

        private void hold(CountDownLatch held, CountDownLatch stuck) {
            transaction.executeWithoutResult(_ -> {
                rows.lock(start.outTradeNo());
                held.countDown();
                await(stuck);
            });
        }

        @Test
        void that_was_kept_by_a_process_which_then_died_is_swept_up() {
            var resource = WeChat.payment(start, 4500).toString();
            inbox.keep(
                    key(laowang), new Notice(RandomId.ofLength(20), PAID, resource), new byte[9]);
            sweep.run();
            assertNothingBooked();

            clock.advance(Duration.ofSeconds(31));
            sweep.run();

            awaitPaid();
            assertThat(heard.payments(order.subject())).hasSize(1);
        }
    }

    private static final String PAID = "TRANSACTION.SUCCESS";

    private void send(ObjectNode content) {
        var letter = WeChat.letter(RandomId.ofLength(20), PAID, content);
        assertThat(WeChat.send(address(laowang), letter)).isEqualTo(200);
    }

    private void awaitPaid() {
        Shop.eventually(() -> shop.state(laowang, start.outTradeNo()).equals("PAID"));
    }

    private void assertNothingBooked() {
        assertThat(shop.state(laowang, start.outTradeNo())).isEqualTo("OPEN");
        assertThat(entries()).isZero();
        assertThat(heard.payments(order.subject())).isEmpty();
    }

    private long entries() {
        return shop.number(
                laowang,
                "SELECT COUNT(*) AS v FROM payment_entry WHERE out_trade_no = ?",
                start.outTradeNo());
    }

    private String key(Tenant tenant) {
        return merchants.of(tenant.id()).orElseThrow().callbackKey();
    }

    private String address(Tenant tenant) {
        return base + "/callbacks/" + key(tenant) + "/pay";
    }

    private long letters() {
        return count("SELECT COUNT(*) FROM callback_inbox");
    }

    private long letters(String id) {
        return count("SELECT COUNT(*) FROM callback_inbox WHERE notify_id = '" + id + "'");
    }

    private long waiting() {
        return count("SELECT COUNT(*) FROM callback_inbox WHERE state = 'NEW'");
    }

    private long count(String sql) {
        return platform.sql(sql).query(Long.class).single();
    }

    private String state(String id) {
        List<String> found =
                platform.sql("SELECT state FROM callback_inbox WHERE notify_id = ?")
                        .param(id)
                        .query(String.class)
                        .list();
        return found.getFirst();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
