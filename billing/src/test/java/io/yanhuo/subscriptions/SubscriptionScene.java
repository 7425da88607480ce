package io.yanhuo.subscriptions;

import static org.awaitility.Awaitility.await;

import io.yanhuo.WithWeChat;
import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new restaurant in its trial, and what it orders and pays. */
@WithWeChat
abstract class SubscriptionScene {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Autowired TestTenant tenants;
    @Autowired Subscriptions subscriptions;
    @Autowired Bills bills;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;

    Tenant laowang;

    @BeforeEach
    void a_new_restaurant() {
        laowang = tenants.create("laowang");
        subscriptions.startTrial(laowang.id());
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    String order(String plan, Cycle cycle) {
        return laowang.scope().get(() -> bills.order(plan, cycle));
    }

    String code(String id) {
        return laowang.scope().get(() -> bills.pay(id));
    }

    Bill bill(String id) {
        return laowang.scope().get(() -> bills.get(id));
    }

    Money credit() {
        return laowang.scope().get(bills::credit);
    }

    Standing standing() {
        return subscriptions.standing(laowang.id()).orElseThrow();
    }

    long periods() {
        return platform.sql("SELECT COUNT(*) FROM subscription_period WHERE tenant_id = ?")
                .param(laowang.id().value())
                .query(Long.class)
                .single();
    }

    static Instant monthAfter(Instant begin) {
        var local = begin.atZone(CHINA);
        return local.plusMonths(1).toInstant();
    }

    static void eventually(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(15)).until(holds);
    }
}
