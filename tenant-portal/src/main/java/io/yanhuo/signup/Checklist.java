package io.yanhuo.signup;

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
    private final Beginnings beginnings;
    private final Licences licences;
    private final PaymentAccounts accounts;
    private final Tenants tenants;

    Checklist(Beginnings beginnings, Licences licences, PaymentAccounts accounts, Tenants tenants) {
        this.beginnings = beginnings;
        this.licences = licences;
        this.accounts = accounts;
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
        boolean licence = licences.currentIsValid();
        boolean payment = accounts.current().isPresent();
        var made = beginnings.made();
        return List.of(
                new Item("licence", "/admin/licence", licence),
                new Item("payment", "/admin/payment-account", payment),
                new Item("menu", "/admin/dishes", made.menu()),
                new Item("photo", "/admin/dishes", made.photo()),
                new Item("store", "/admin/store", made.store()),
                new Item("coupon", "/admin/coupons", made.coupon()),
                new Item("miniprogram", "/admin/mini-program", made.miniProgram()),
                new Item("order", "/admin/orders", made.order()));
    }
}
