package io.yanhuo.storefront.api;

import io.yanhuo.PaidPortalTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Two restaurants with the same dishes, each answer of theirs held against its description. */
@PaidPortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiScene {
    @Autowired ApplicationContext beans;

    Restaurant laowang;
    Restaurant amei;

    @BeforeAll
    void two_restaurants_with_the_same_dishes() {
        laowang = Restaurant.open(beans, "laowang", 1);
        amei = Restaurant.open(beans, "amei", 2);
    }
}
