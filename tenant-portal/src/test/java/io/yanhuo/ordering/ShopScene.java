package io.yanhuo.ordering;

import io.yanhuo.PortalTest;
import io.yanhuo.tenancy.MovableClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A roast shop that is open around the clock. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShopScene {
    @Autowired ApplicationContext beans;
    @Autowired MovableClock clock;

    Shop shop;

    @BeforeAll
    void a_shop() {
        shop = Shop.open(beans, "laowang");
    }

    @BeforeEach
    void the_real_time() {
        clock.reset();
    }
}
