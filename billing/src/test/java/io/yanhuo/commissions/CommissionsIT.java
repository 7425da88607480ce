package io.yanhuo.commissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.WithWeChat;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Percentage;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@WithWeChat
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommissionsIT {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final Instant FREE = NOON.plus(Duration.ofDays(7));
    private static final Percentage TEN = Percentage.of(10);

    @Autowired TestTenant tenants;
    @Autowired Commissions commissions;
    @Autowired EntityManager entities;
    @Autowired TransactionTemplate transaction;

    Tenant laowang;
    String distributor;
    String order;

    @BeforeAll
    void a_restaurant() {
        laowang = tenants.create("laowang");
    }

    @BeforeEach
    void a_distributor_with_an_order() {
        distributor = RandomId.ofLength(20);
        order = RandomId.ofLength(20);
    }

    /** Of the fixture: 28.50 and 9.50 after the discount, packaging and delivery left out. */
    @Nested
    class The_order_of_the_fixture {
        @BeforeEach
        void is_paid() {
            earn(line("goose", 2850), line("tea", 950));
        }

        @Test
        void earns_380_as_pending() {
            assertThat(commissionOf("goose")).isEqualTo(Money.ofYuan("2.85"));
            assertThat(commissionOf("tea")).isEqualTo(Money.ofYuan("0.95"));
            assertBalances("3.80", "0");
        }

        @Test
        void is_booked_once_however_often_it_is_told() {
            earn(line("goose", 2850), line("tea", 950));

            assertBalances("3.80", "0");
            assertThat(entries()).isEqualTo(2);
        }

        @Test
        void leaves_285_when_the_tea_is_given_back() {
            takeBack("tea", 950);

            assertBalances("2.85", "0");
        }

        @Test
        void is_available_when_the_refund_period_is_over_and_not_before() {
            freeze();
            release(FREE.minusSeconds(1));
            assertBalances("3.80", "0");

            release(FREE);
            release(FREE.plusSeconds(60));

            assertBalances("0", "3.80");
        }

        @Test
        void goes_below_zero_when_it_is_given_back_after_it_was_available() {
            freeze();
            release(FREE);
            var before = balances().available();

            takeBack("goose", 2850);
            takeBack("tea", 950);

            assertThat(before).isEqualTo(Money.ofYuan("3.80"));
            assertBalances("0", "0");
        }

        @Test
        void is_taken_back_from_the_balance_of_other_orders_too() {
            freeze();
            release(FREE);
            spendAvailable();

            takeBack("goose", 2850);

            assertBalances("0", "-2.85");
        }

        /** As a pay-out will: what is available leaves the distributor's account. */
        private void spendAvailable() {
            within(() ->
                    entities.createNativeQuery(
                                    """
                                    INSERT INTO commission_entry
                                           (posting_key, distributor_id, line_id, debit,
                                            credit, amount, reason, booked_at)
                                    VALUES (?, ?, '', 'AVAILABLE', 'PAID_OUT', 380,
                                            'RELEASED', NOW())
                                    """)
                            .setParameter(1, RandomId.ofLength(20))
                            .setParameter(2, distributor)
                            .executeUpdate());
        }

        @Test
        void never_earns_more_than_nothing_back_however_much_is_refunded() {
            takeBack("tea", 950);
            takeBack("tea", 950);
            takeBack("goose", 99999);

            assertBalances("0", "0");
        }
    }

    @Nested
    class Whatever_happens {
        @Test
        void entries_and_lines_always_agree_to_the_fen() {
            var random = new Random(20261124);
            for (int round = 0; round < 25; round++) oneLife(random);
        }

        private void oneLife(Random random) {
            a_distributor_with_an_order();
            var lines = new ArrayList<Earning.Line>();
            var left = new HashMap<String, Long>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                long net = random.nextInt(20_000);
                lines.add(line("line" + i, net));
                left.put("line" + i, net);
            }
            var rate = new Percentage(random.nextInt(3_001));
            earn(rate, lines);
            for (int step = 0; step < 8; step++) {
                step(random, left);
                assertAgreed(rate, left);
            }
        }

        private void step(Random random, Map<String, Long> left) {
            switch (random.nextInt(4)) {
                case 0 -> freeze();
                case 1 -> release(NOON.plus(Duration.ofDays(random.nextInt(14))));
                default -> {
                    var line = "line" + random.nextInt(left.size());
                    long back = random.nextInt(8_000);
                    takeBack(line, back);
                    left.merge(line, -back, (a, b) -> Math.max(0, a + b));
                }
            }
        }

        /** Balance by entries = sum of the lines = rate of what was not refunded, line by line. */
        private void assertAgreed(Percentage rate, Map<String, Long> left) {
            var earned =
                    Money.sum(
                            left.values().stream().map(net -> rate.of(Money.ofFen(net))).toList());
            var balances = balances();

            assertThat(balances.pending().plus(balances.available())).isEqualTo(earned);
            assertThat(Money.sum(latest().stream().map(CommissionLine::amount).toList()))
                    .isEqualTo(earned);
            assertThat(negative()).isZero();
        }
    }

    private Earning.Line line(String name, long fen) {
        return new Earning.Line(order + name, Money.ofFen(fen));
    }

    private void earn(Earning.Line... lines) {
        earn(TEN, List.of(lines));
    }

    private void earn(Percentage rate, List<Earning.Line> lines) {
        within(() -> commissions.earn(new Earning(distributor, order, rate, lines, NOON)));
    }

    private void freeze() {
        within(() -> commissions.freezeUntil(order, FREE));
    }

    private void release(Instant now) {
        within(() -> commissions.release(order, now));
    }

    private void takeBack(String name, long fen) {
        within(() -> commissions.takeBack(order, Map.of(order + name, Money.ofFen(fen)), NOON));
    }

    private Balances balances() {
        return laowang.scope().get(() -> commissions.balances(distributor));
    }

    private List<CommissionLine> latest() {
        return laowang.scope().get(() -> commissions.latest(distributor, 100));
    }

    private Money commissionOf(String name) {
        return latest().stream()
                .filter(line -> line.lineId().equals(order + name))
                .findFirst()
                .orElseThrow()
                .amount();
    }

    private void assertBalances(String pending, String available) {
        assertThat(balances())
                .isEqualTo(new Balances(Money.ofYuan(pending), Money.ofYuan(available)));
    }

    private long entries() {
        return count("SELECT COUNT(*) FROM commission_entry WHERE distributor_id = ?");
    }

    private long negative() {
        return count(
                "SELECT COUNT(*) FROM commission_entry WHERE distributor_id = ? AND amount <= 0");
    }

    private long count(String sql) {
        return laowang.scope()
                .get(() ->
                        transaction.execute(_ ->
                                ((Number)
                                                entities.createNativeQuery(sql)
                                                        .setParameter(1, distributor)
                                                        .getSingleResult())
                                        .longValue()));
    }

    private void within(Runnable work) {
        laowang.scope().run(() -> transaction.executeWithoutResult(_ -> work.run()));
    }
}
