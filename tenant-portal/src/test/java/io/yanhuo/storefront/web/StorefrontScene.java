package io.yanhuo.storefront.web;

import io.yanhuo.PortalTest;
import io.yanhuo.ordering.Shop;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** Two restaurants, and diners at the first. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StorefrontScene {
    @Autowired ApplicationContext beans;
    @Autowired MockMvc mvc;

    Shop laowang;
    Shop amei;

    @BeforeAll
    void two_restaurants() {
        laowang = Shop.open(beans, "laowang");
        amei = Shop.open(beans, "amei");
    }

    TestDiner diner() {
        return new TestDiner(mvc, laowang.tenant());
    }

    static String items(Shop shop) {
        return shop.riceAndTea().stream().map(Items::write).collect(Collectors.joining("&item="));
    }
}
