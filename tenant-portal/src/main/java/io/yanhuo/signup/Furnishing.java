package io.yanhuo.signup;

import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.menu.StarterMenus;
import io.yanhuo.ordering.Store;
import io.yanhuo.subscriptions.Subscriptions;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.NewTenants;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.TenantId;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts into a new restaurant what it begins with. */
@Component
class Furnishing {
    private final NewTenants births;
    private final StarterMenus menus;
    private final Store store;
    private final StaffAccounts staff;
    private final Subscriptions subscriptions;
    private final Look look;
    private final OneAtATime oneAtATime;
    private final MessageSource texts;

    Furnishing(
            NewTenants births,
            StarterMenus menus,
            Store store,
            StaffAccounts staff,
            Subscriptions subscriptions,
            Look look,
            OneAtATime oneAtATime,
            MessageSource texts) {
        this.births = births;
        this.menus = menus;
        this.store = store;
        this.staff = staff;
        this.subscriptions = subscriptions;
        this.look = look;
        this.oneAtATime = oneAtATime;
        this.texts = texts;
    }

    /** Its logo and colour. */
    @Component
    record Look(Brands brands, Pictures pictures, SignupRows signups) {
        void of(TenantId tenant, Signup signup) {
            var drawn = signups.logo(signup.id());
            var logo = drawn == null ? brands.of(tenant).logo() : pictures.store(drawn);
            brands.change(tenant, signup.name(), signup.colour(), logo);
        }
    }

    /**
     * Of two hands at the same step the second waits for the first: the row that says whose schema
     * it is, is held until the first has committed, and then there is nothing left to do.
     */
    @Component
    record OneAtATime(EntityManager entities, TransactionTemplate transaction) {
        void run(Runnable work) {
            transaction.executeWithoutResult(_ -> {
                entities.createNativeQuery("SELECT tenant_id FROM tenant_identity FOR UPDATE")
                        .getSingleResult();
                work.run();
            });
        }
    }

    void fillMenu(TenantId tenant, Signup signup) {
        within(tenant, () -> oneAtATime.run(() -> menus.fill(signup.cuisine())));
    }

    void furnishStore(TenantId tenant) {
        within(tenant, () -> oneAtATime.run(store::furnish));
    }

    void admitOwner(TenantId tenant, Signup signup) {
        var name = texts.getMessage("signup.owner", null, Locale.SIMPLIFIED_CHINESE);
        within(
                tenant,
                () ->
                        oneAtATime.run(
                                () -> staff.create(name, signup.owner(), StaffRole.OWNER, null)));
    }

    void brand(TenantId tenant, Signup signup) {
        within(tenant, () -> look.of(tenant, signup));
        look.signups().forgetLogo(signup.id());
    }

    void startTrial(TenantId tenant) {
        subscriptions.startTrial(tenant);
    }

    private void within(TenantId tenant, Runnable work) {
        births.scope(tenant).run(work);
    }
}
