package io.yanhuo.storefront.web;

import io.yanhuo.delivery.Delivery;
import io.yanhuo.members.CouponOffer;
import io.yanhuo.members.Coupons;
import io.yanhuo.menu.Menu;
import io.yanhuo.menu.MenuView;
import io.yanhuo.ordering.Store;
import io.yanhuo.ordering.StoreView;
import io.yanhuo.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a diner sees who comes in: store, menu, his table, coupons to take.
 *
 * @param minimum value of the goods from which a meal is brought
 * @param table name of the table he sits at, or null
 */
record Glance(
        StoreView store,
        MenuView menu,
        Money minimum,
        List<CouponOffer> offers,
        @Nullable String table) {
    /** Reads it all over one connection. */
    @Component
    static class Reader {
        private final Store store;
        private final Menu menu;
        private final Delivery delivery;
        private final Coupons coupons;

        Reader(Store store, Menu menu, Delivery delivery, Coupons coupons) {
            this.store = store;
            this.menu = menu;
            this.delivery = delivery;
            this.coupons = coupons;
        }

        @Transactional(readOnly = true)
        public Glance read(String dinerId, @Nullable String tableCode) {
            return new Glance(
                    store.now(),
                    menu.view(),
                    delivery.rules().minimum(),
                    coupons.offers(dinerId),
                    tableCode == null ? null : store.table(tableCode).orElse(null));
        }
    }
}
