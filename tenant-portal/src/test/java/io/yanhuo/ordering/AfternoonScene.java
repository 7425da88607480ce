package io.yanhuo.ordering;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Four in the afternoon in a roast shop that accepts its orders by itself. */
abstract class AfternoonScene extends ShopScene {
    static final Instant AFTERNOON = Instant.parse("2027-01-05T08:00:00Z");

    @Autowired OrderDesk desk;

    @BeforeEach
    void an_ordinary_afternoon() {
        clock.set(AFTERNOON);
        shop.autoAccept(true);
    }
}
