package io.yanhuo.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.Traffic;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class BucketsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong now = new AtomicLong();
    private final Buckets<String> buckets = new Buckets<>(1_000, Duration.ofSeconds(20), now::get);
    private final LimitSettings usual = settings(Map.of());

    @Nested
    class A_bucket {
        private final Rate rate = new Rate(10, 20);

        @Test
        void holds_what_may_come_at_once_and_fills_again() {
            assertThat(taken(100, rate)).isEqualTo(20);
            now.addAndGet(SECOND);
            assertThat(taken(100, rate)).isEqualTo(10);
            now.addAndGet(60 * SECOND);
            assertThat(taken(100, rate)).isEqualTo(20);
        }

        @Test
        void says_how_long_it_is_until_there_is_something_again() {
            taken(20, rate);
            assertThat(buckets.take("amei", rate)).isEqualTo(SECOND / 10);
            now.addAndGet(SECOND / 10);
            assertThat(buckets.take("amei", rate)).isZero();
        }

        @Test
        void is_of_one_key_alone() {
            taken(100, rate);
            assertThat(buckets.take("ameis", rate)).isZero();
        }

        @Test
        void is_one_of_a_bounded_number() {
            for (int i = 0; i < 100_000; i++) buckets.take("address " + i, rate);
            assertThat(buckets.size()).isLessThanOrEqualTo(1_000);
            now.addAndGet(21 * SECOND);
            assertThat(buckets.size()).isZero();
        }
    }

    @Nested
    class An_evening {
        private final Random chance = new Random(20261128);

        /**
         * 480 seats filled twice between six and eight, by tables of four who scan at once; on top
         * a message to all regulars at seven, which brings 400 phones within a minute. Every tenth
         * phone hears no events and asks for its order every three seconds.
         */
        @Test
        void of_a_full_house_is_served_to_the_last_request() {
            var asked = new TreeMap<Long, Integer>();
            for (int table = 0; table < 240; table++) {
                int arrival = chance.nextInt(7_200);
                for (int seat = 0; seat < 4; seat++) visit(asked, arrival + chance.nextInt(30));
            }
            for (int i = 0; i < 400; i++) look(asked, 3_600 + chance.nextInt(60));

            var rate = usual.rate(Traffic.STOREFRONT);
            assertThat(asked.values().stream().mapToInt(Integer::intValue).sum())
                    .as("requests in all")
                    .isGreaterThan(30_000);
            asked.forEach((second, requests) -> {
                now.set(second * SECOND);
                assertThat(taken(requests, rate)).as("second %d", second).isEqualTo(requests);
            });
        }

        @Test
        void of_a_crowd_that_only_reloads_is_not() {
            int served = 0;
            for (int second = 0; second < 60; second++) {
                now.addAndGet(SECOND);
                served += taken(200, usual.rate(Traffic.STOREFRONT));
            }
            assertThat(served).isBetween(3_900, 4_100);
        }

        /** Table, menu, eight dishes, checkout, five prices, order, payment, and then waiting. */
        private void visit(Map<Long, Integer> asked, int from) {
            ask(asked, from, 2);
            for (int dish = 0; dish < 8; dish++) ask(asked, from + 10 + chance.nextInt(240), 1);
            for (int price = 0; price < 6; price++) ask(asked, from + 250 + chance.nextInt(60), 1);
            ask(asked, from + 320, 3);
            boolean deaf = chance.nextInt(10) == 0;
            for (int wait = 0; wait < 900; wait += deaf ? 3 : 150) ask(asked, from + 330 + wait, 1);
        }

        /** What somebody does who only wants to see what there is. */
        private void look(Map<Long, Integer> asked, int from) {
            ask(asked, from, 2);
            for (int dish = 0; dish < 6; dish++) ask(asked, from + chance.nextInt(40), 1);
        }

        private static void ask(Map<Long, Integer> asked, long second, int times) {
            asked.merge(second, times, Integer::sum);
        }
    }

    @Nested
    class Settings {
        @Test
        void know_what_is_usual() {
            assertThat(usual.rate(Traffic.STOREFRONT)).isEqualTo(new Rate(50, 1_000));
            assertThat(usual.rate(Traffic.WORKSPACE)).isEqualTo(new Rate(10, 200));
            assertThat(usual.rate(Traffic.EXPORT)).isEqualTo(new Rate(1 / 60.0, 3));
        }

        @Test
        void may_differ_for_one_kind() {
            var other = settings(Map.of(Traffic.WORKSPACE, 60));
            assertThat(other.rate(Traffic.WORKSPACE)).isEqualTo(new Rate(1, 20));
            assertThat(other.rate(Traffic.STOREFRONT)).isEqualTo(usual.rate(Traffic.STOREFRONT));
        }
    }

    private int taken(int wanted, Rate rate) {
        int taken = 0;
        for (int i = 0; i < wanted; i++) if (buckets.take("amei", rate) == 0) taken++;
        return taken;
    }

    static LimitSettings settings(Map<Traffic, Integer> perMinute) {
        var body =
                new LimitSettings.Body(
                        Duration.ofSeconds(20), Duration.ofSeconds(30), DataSize.ofKilobytes(4));
        var rush = Duration.ofSeconds(20);
        return new LimitSettings(
                20, 50, 50, 50, 20, 20, 50, 500, 1000, 200, body, 200, 500, 4000, perMinute, rush);
    }
}
