package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import io.yanhuo.payments.wechat.NoticeReader.Notice;
import io.yanhuo.shared.RandomId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** What WeChat tells of a payment, once or a hundred times. */
class NoticesIT extends NoticeScene {
    @Autowired PaymentRows rows;
    @Autowired CallbackInbox inbox;
    @Autowired InboxSweep sweep;
    @Autowired TransactionTemplate transaction;

    @Nested
    class Copies_of_one_notice {
        @Test
        void a_hundred_at_once_have_one_effect_and_are_all_thanked_for() throws Exception {
            var content = WeChat.payment(start, 4500);
            var id = RandomId.ofLength(20);

            var answers =
                    Crowd.atOnce(
                            100,
                            () -> WeChat.send(address(laowang), WeChat.letter(id, PAID, content)));

            assertThat(answers).containsOnly(200);
            awaitPaid();
            assertThat(heard.payments(order.subject())).hasSize(1);
            assertThat(entries()).isEqualTo(1);
            assertThat(letters(id)).isEqualTo(1);
        }

        @Test
        void under_a_hundred_ids_have_one_effect_as_well() throws Exception {
            var content = WeChat.payment(start, 4500);

            var answers =
                    Crowd.atOnce(
                            100,
                            () ->
                                    WeChat.send(
                                            address(laowang),
                                            WeChat.letter(RandomId.ofLength(20), PAID, content)));

            assertThat(answers).containsOnly(200);
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
    class A_notice {
        @Test
        void of_a_booked_payment_of_which_a_part_went_back_changes_nothing() {
            send(WeChat.payment(start, 4500));
            awaitPaid();

            send(WeChat.payment(start, 4500).put("trade_state", "REFUND"));

            Shop.eventually(() -> waiting() == 0);
            awaitPaid();
            assertThat(entries()).isEqualTo(1);
            assertThat(heard.payments(order.subject())).hasSize(1);
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

            assertThat(took).isLessThan(Duration.ofSeconds(8));
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

    private void send(ObjectNode content) {
        var letter = WeChat.letter(RandomId.ofLength(20), PAID, content);
        assertThat(WeChat.send(address(laowang), letter)).isEqualTo(200);
    }

    private long letters(String id) {
        return count("SELECT COUNT(*) FROM callback_inbox WHERE notify_id = '" + id + "'");
    }

    private long waiting() {
        return count("SELECT COUNT(*) FROM callback_inbox WHERE state = 'NEW'");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
