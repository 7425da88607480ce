package io.yanhuo.signup;

import io.yanhuo.members.CouponDesk;
import io.yanhuo.menu.Menu;
import io.yanhuo.menu.StarterMenus;
import io.yanhuo.miniprogram.MiniPrograms;
import io.yanhuo.ordering.Figures;
import io.yanhuo.ordering.Store;
import io.yanhuo.payments.PaymentAccounts;
import io.yanhuo.tenancy.Licences;
import io.yanhuo.tenancy.Tenants;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * What lies between a new restaurant and its first order, read from what is really there: nothing
 * is ticked by hand.
 */
@Service
public class Checklist {
    private final Menu menu;
    private final StarterMenus starters;
    private final Licences licences;
    private final PaymentAccounts accounts;
    private final Store store;
    private final CouponDesk coupons;
    private final MiniPrograms miniPrograms;
    private final Figures figures;
    private final Tenants tenants;

    Checklist(
            Menu menu,
            StarterMenus starters,
            Licences licences,
            PaymentAccounts accounts,
            Store store,
            CouponDesk coupons,
            MiniPrograms miniPrograms,
            Figures figures,
            Tenants tenants) {
        this.menu = menu;
        this.starters = starters;
        this.licences = licences;
        this.accounts = accounts;
        this.store = store;
        this.coupons = coupons;
        this.miniPrograms = miniPrograms;
        this.figures = figures;
        this.tenants = tenants;
    }

    /**
     * @param name its texts are {@code signup.checklist.<name>} and {@code …<name>.text}
     * @param path where it is done
     */
    public record Item(String name, String path, boolean done) {}

    /**
     * The eight steps of the restaurant of the current scope, in the order that makes sense; none
     * for a practice copy, which never opens for real.
     */
    public List<Item> items() {
        if (tenants.practising()) return List.of();
        var contact = store.settings().contact();
        return List.of(
                new Item("licence", "/admin/licence", licences.currentIsValid()),
                new Item("payment", "/admin/payment-account", accounts.current().isPresent()),
                new Item("menu", "/admin/dishes", menu.dishCount() != starters.left()),
                new Item("photo", "/admin/dishes", menu.pictureCount() > 0),
                new Item("store", "/admin/store", !contact.address().isBlank()),
                new Item("coupon", "/admin/coupons", !coupons.all().isEmpty()),
                new Item("miniprogram", "/admin/mini-program", miniPrograms.downloaded()),
                new Item("order", "/admin/orders", figures.lastOrder().isPresent()));
    }
}
