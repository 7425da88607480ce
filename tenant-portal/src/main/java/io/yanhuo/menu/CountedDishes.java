package io.yanhuo.menu;

import io.yanhuo.tenancy.Counted;
import io.yanhuo.tenancy.Metric;
import org.springframework.stereotype.Component;

/** How many dishes are on the menu of the current scope, on the shelf or not. */
@Component
class CountedDishes implements Counted {
    private final Dishes dishes;

    CountedDishes(Dishes dishes) {
        this.dishes = dishes;
    }

    @Override
    public Metric metric() {
        return Metric.DISHES;
    }

    @Override
    public long count() {
        return dishes.count();
    }
}
