package io.yanhuo.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.PortalTest;
import io.yanhuo.access.Diners;
import io.yanhuo.access.DinersJoined;
import io.yanhuo.access.DistributorIdentity;
import io.yanhuo.ordering.OrderCompleted;
import io.yanhuo.ordering.OrderPaid;
import io.yanhuo.ordering.OrderRefunded;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Percentage;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DistributionIT {
    private static final Rules LAST_TOUCH = new Rules(true, Percentage.of(10), 7, Touch.LAST, 30);

    private final TestTenant testTenants;
    private final Distributors distributors;
    private final ShareLinks links;
    private final Earnings earnings;
    private final Contracts contracts;
    private final Attributions attributions;
    private final Diners diners;
    private final DistributorIdentity identity;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final MovableClock clock;

    Tenant laowang;
    Tenant amei;
    DistributorView xiaomei;
    String order;

    DistributionIT(
            TestTenant testTenants,
            Distributors distributors,
            ShareLinks links,
            Earnings earnings,
            Contracts contracts,
            Attributions attributions,
            Diners diners,
            DistributorIdentity identity,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            MovableClock clock) {
        this.testTenants = testTenants;
        this.distributors = distributors;
        this.links = links;
        this.earnings = earnings;
        this.contracts = contracts;
        this.attributions = attributions;
        this.diners = diners;
        this.identity = identity;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @BeforeAll
    void two_restaurants() {
        laowang = testTenants.create("laowang");
        amei = testTenants.create("amei");
    }

    @BeforeEach
    void a_distributor() {
        xiaomei = distributor("139" + digits());
        order = RandomId.ofLength(20);
    }

    @AfterEach
    void the_time_is_now() {
        clock.reset();
        in(() -> distributors.change(Rules.AT_FIRST));
    }

    @Nested
    class An_order_of_somebody_she_brought {
        private final String diner = stranger();

        @BeforeEach
        void through_her_link() {
            in(() -> links.follow(xiaomei.code(), diner));
        }

        @Test
        void earns_her_ten_percent_of_each_lines_net_amount_rounded_down() {
            pay(diner);

            assertThat(figures()).isEqualTo(new Earnings.Figures(1, 1, money(380), Money.ZERO));
            assertThat(in(() -> earnings.latest(xiaomei.id())))
                    .extracting(line -> line.amount().fen())
                    .containsExactlyInAnyOrder(285L, 95L);
        }

        @Test
        void is_booked_once_however_often_it_is_told() {
            pay(diner);
            pay(diner);

            assertThat(figures().pending()).isEqualTo(money(380));
        }

        @Test
        void becomes_available_seven_days_after_it_is_completed_and_no_day_before() {
            pay(diner);
            publish(new OrderCompleted(order, clock.instant()));

            clock.advance(Duration.ofDays(6));
            clock.advance(Duration.ofHours(23));
            await().during(Duration.ofSeconds(1)).until(() -> figures().available().fen() == 0);
            clock.advance(Duration.ofHours(2));

            await().untilAsserted(() -> assertThat(figures().available()).isEqualTo(money(380)));
            assertThat(figures().pending()).isEqualTo(Money.ZERO);
        }

        @Test
        void is_taken_back_line_by_line_when_it_is_refunded() {
            pay(diner);
            refund(Map.of(order + "-2", money(950)));

            assertThat(figures().pending()).isEqualTo(money(285));
        }

        @Test
        void goes_below_zero_when_it_is_refunded_after_it_was_available() {
            pay(diner);
            publish(new OrderCompleted(order, clock.instant()));
            clock.advance(Duration.ofDays(8));
            await().until(() -> figures().available().equals(money(380)));

            refund(Map.of(order + "-1", money(2850), order + "-2", money(950)));

            assertThat(figures().available()).isEqualTo(Money.ZERO);
        }

        @Test
        void earns_nothing_while_she_is_paused() {
            in(() -> distributors.freeze(xiaomei.id(), "刷单", "laowang"));

            pay(diner);

            assertThat(figures().orders()).isZero();
        }

        @Test
        void earns_nothing_once_the_binding_has_run_out() {
            clock.advance(Duration.ofDays(31));

            pay(diner);

            assertThat(figures().orders()).isZero();
        }
    }

    @Nested
    class Whose_diner_it_is {
        private final String diner = stranger();
        private final DistributorView amin = distributor("137" + digits());

        @Test
        void is_decided_by_the_first_link_by_default() {
            in(() -> links.follow(xiaomei.code(), diner));
            in(() -> links.follow(amin.code(), diner));

            assertThat(boundTo(diner)).isEqualTo(xiaomei.id());
        }

        @Test
        void is_decided_by_the_last_link_if_the_restaurant_says_so() {
            in(() -> distributors.change(LAST_TOUCH));
            in(() -> links.follow(xiaomei.code(), diner));
            in(() -> links.follow(amin.code(), diner));

            assertThat(boundTo(diner)).isEqualTo(amin.id());
        }

        @Test
        void is_open_again_when_the_binding_has_run_out() {
            in(() -> links.follow(xiaomei.code(), diner));
            clock.advance(Duration.ofDays(31));
            in(() -> links.follow(amin.code(), diner));

            assertThat(boundTo(diner)).isEqualTo(amin.id());
        }

        @Test
        void is_one_of_two_when_both_links_are_followed_at_the_same_moment() throws Exception {
            var start = new CountDownLatch(1);
            try (var threads = Executors.newFixedThreadPool(8)) {
                for (int i = 0; i < 8; i++) {
                    var code = i % 2 == 0 ? xiaomei.code() : amin.code();
                    threads.submit(() -> {
                        start.await();
                        in(() -> links.follow(code, diner));
                        return true;
                    });
                }
                start.countDown();
            }

            assertThat(boundTo(diner)).isIn(xiaomei.id(), amin.id());
        }

        @Test
        void stays_the_same_when_the_stranger_says_who_he_is() {
            var known = stranger();
            in(() -> links.follow(xiaomei.code(), diner));

            publish(new DinersJoined(diner, known));

            assertThat(boundTo(known)).isEqualTo(xiaomei.id());
        }

        @Test
        void is_nobodys_after_a_stale_code_or_one_of_another_restaurant() {
            amei.scope().run(() -> links.follow(xiaomei.code(), diner));
            in(() -> links.follow("nosuch00", diner));

            assertThat(boundTo(diner)).isNull();
            assertThat(figures().clicks()).isZero();
        }
    }

    @Nested
    class Her_own_purchase {
        @Test
        void does_not_bind_her_to_herself() {
            in(() -> links.follow(xiaomei.code(), xiaomei.dinerId()));

            assertThat(boundTo(xiaomei.dinerId())).isNull();
        }

        @Test
        void earns_nothing_even_if_another_binding_says_so() {
            in(() ->
                    transaction.executeWithoutResult(_ ->
                            attributions.bind(
                                    xiaomei.dinerId(),
                                    xiaomei.id(),
                                    Rules.AT_FIRST,
                                    clock.instant())));

            pay(xiaomei.dinerId());

            assertThat(figures().orders()).isZero();
        }
    }

    @Nested
    class An_application {
        @Test
        void needs_a_proved_phone_number() {
            var diner = stranger();

            assertRefused(
                    () -> distributors.apply(diner, "小王", Distributors.AGREEMENT),
                    DistributionRefusal.PhoneNeeded.class);
        }

        @Test
        void needs_the_agreement_of_today() {
            var diner = in(() -> diners.provePhone(null, new PhoneNumber("136" + digits())));

            assertRefused(
                    () -> distributors.apply(diner, "小王", "2019-01"),
                    DistributionRefusal.AgreementNeeded.class);
        }

        @Test
        void is_refused_while_the_restaurant_takes_nobody() {
            in(() -> distributors.change(new Rules(false, Percentage.of(10), 7, Touch.FIRST, 30)));

            assertRefused(
                    () -> distributors.apply(xiaomei.dinerId(), "小美", Distributors.AGREEMENT),
                    DistributionRefusal.Closed.class);
        }

        @Test
        void is_not_approved_at_a_rate_above_the_ceiling() {
            assertRefused(
                    () -> distributors.approve(xiaomei.id(), Percentage.of(31), "laowang"),
                    DistributionRefusal.RateTooHigh.class);
        }

        @Test
        void is_not_approved_twice() {
            assertRefused(
                    () -> distributors.approve(xiaomei.id(), Percentage.of(10), "laowang"),
                    DistributionRefusal.NotNow.class);
        }
    }

    @Test
    void a_person_finds_her_contracts_with_every_restaurant() {
        var person = in(() -> xiaomei.phone());
        await().untilAsserted(() ->
                assertThat(contracts.of(identity.of(person)))
                        .extracting(Contracts.Contract::tenant)
                        .containsExactly(laowang.id()));
    }

    private DistributorView distributor(String phone) {
        return in(() -> {
            var diner = diners.provePhone(null, new PhoneNumber(phone));
            distributors.apply(diner, "小美", Distributors.AGREEMENT);
            var applied = distributors.ofDiner(diner).orElseThrow();
            distributors.approve(applied.id(), Percentage.of(10), "laowang");
            return distributors.ofDiner(diner).orElseThrow();
        });
    }

    private String stranger() {
        return in(diners::anonymous);
    }

    private void pay(String diner) {
        publish(
                new OrderPaid(
                        order,
                        diner,
                        1,
                        List.of(
                                new OrderPaid.Line(order + "-1", "rice", 1, money(2850)),
                                new OrderPaid.Line(order + "-2", "tea", 1, money(950))),
                        money(4500),
                        clock.instant()));
    }

    private void refund(Map<String, Money> lines) {
        publish(new OrderRefunded(order, lines, Money.sum(lines.values()), clock.instant()));
    }

    private void publish(Object event) {
        in(() -> transaction.executeWithoutResult(_ -> events.publishEvent(event)));
    }

    private Earnings.Figures figures() {
        return in(() -> earnings.of(xiaomei.id()));
    }

    private @org.jspecify.annotations.Nullable String boundTo(String diner) {
        return in(() ->
                transaction.execute(
                        _ -> attributions.distributorOf(diner, clock.instant()).orElse(null)));
    }

    private void assertRefused(Runnable act, Class<?> reason) {
        assertThatThrownBy(() -> in(act))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(reason));
    }

    private <T extends @org.jspecify.annotations.Nullable Object> T in(
            java.util.function.Supplier<T> work) {
        return laowang.scope().get(work);
    }

    private void in(Runnable work) {
        laowang.scope().run(work);
    }

    private static Money money(long fen) {
        return Money.ofFen(fen);
    }

    private static String digits() {
        return "%08d"
                .formatted(java.util.concurrent.ThreadLocalRandom.current().nextInt(100_000_000));
    }
}
