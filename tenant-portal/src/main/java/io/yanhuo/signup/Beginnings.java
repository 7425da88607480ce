package io.yanhuo.signup;

import io.yanhuo.members.CouponDesk;
import io.yanhuo.menu.Menu;
import io.yanhuo.menu.StarterMenus;
import io.yanhuo.miniprogram.MiniPrograms;
import io.yanhuo.ordering.Figures;
import io.yanhuo.ordering.Store;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the restaurant of the current scope has made of itself, by its own data alone. */
@Component
class Beginnings {
    private final Menu menu;
    private final StarterMenus starters;
    private final Store store;
    private final CouponDesk coupons;
    private final MiniPrograms miniPrograms;
    private final Figures figures;

    Beginnings(
            Menu menu,
            StarterMenus starters,
            Store store,
            CouponDesk coupons,
            MiniPrograms miniPrograms,
            Figures figures) {
        this.menu = menu;
        this.starters = starters;
        this.store = store;
        this.coupons = coupons;
        this.miniPrograms = miniPrograms;
        this.figures = figures;
    }

    record Made(
            boolean menu,
            boolean photo,
            boolean store,
            boolean coupon,
            boolean miniProgram,
            boolean order) {}

    /** In one go: each turn at a connection is one that others wait for. */
    @Transactional(readOnly = true)
    Made made() {
        return new Made(
                menu.dishCount() != starters.left(),
                menu.pictureCount() > 0,
                !store.settings().contact().address().isBlank(),
                coupons.any(),
                miniPrograms.downloaded(),
                figures.lastOrder().isPresent());
    }
}
