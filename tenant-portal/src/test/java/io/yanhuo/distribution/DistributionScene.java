package io.yanhuo.distribution;

import io.yanhuo.PortalTest;
import io.yanhuo.access.Diners;
import io.yanhuo.ordering.OrderPaid;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Percentage;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** A distributor of a restaurant, and people who order through her. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DistributionScene {
    @Autowired TestTenant testTenants;
    @Autowired Distributors distributors;
    @Autowired ShareLinks links;
    @Autowired Earnings earnings;
    @Autowired Attributions attributions;
    @Autowired Diners diners;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired MovableClock clock;

    Tenant laowang;
    Tenant amei;
    DistributorView xiaomei;
    String order;

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

    DistributorView distributor(String phone) {
        return in(() -> {
            var diner = diners.provePhone(null, new PhoneNumber(phone));
            distributors.apply(diner, "小美", Distributors.AGREEMENT);
            var applied = distributors.ofDiner(diner).orElseThrow();
            distributors.approve(applied.id(), Percentage.of(10), "laowang");
            return distributors.ofDiner(diner).orElseThrow();
        });
    }

    String stranger() {
        return in(diners::anonymous);
    }

    void pay(String diner) {
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

    void publish(Object event) {
        in(() -> transaction.executeWithoutResult(_ -> events.publishEvent(event)));
    }

    Earnings.Figures figures() {
        return in(() -> earnings.of(xiaomei.id()));
    }

    @Nullable String boundTo(String diner) {
        return in(() ->
                transaction.execute(
                        _ -> attributions.distributorOf(diner, clock.instant()).orElse(null)));
    }

    <T extends @Nullable Object> T in(Supplier<T> work) {
        return laowang.scope().get(work);
    }

    void in(Runnable work) {
        laowang.scope().run(work);
    }

    static Money money(long fen) {
        return Money.ofFen(fen);
    }

    static String digits() {
        return "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }
}
