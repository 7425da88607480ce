package io.yanhuo;

import static io.yanhuo.ordering.Fulfilment.DELIVERY;
import static io.yanhuo.ordering.Fulfilment.DINE_IN;
import static io.yanhuo.ordering.Fulfilment.PICKUP;

import io.yanhuo.delivery.Delivery;
import io.yanhuo.delivery.DeliveryRules;
import io.yanhuo.members.CouponDesk;
import io.yanhuo.members.CouponTerms;
import io.yanhuo.ordering.OpeningHours;
import io.yanhuo.ordering.Store;
import io.yanhuo.ordering.StoreSettings;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.Slug;
import io.yanhuo.signup.NewRestaurant;
import io.yanhuo.signup.Signups;
import io.yanhuo.tenancy.Licence;
import io.yanhuo.tenancy.Licences;
import io.yanhuo.tenancy.Tenant;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Opens the demo restaurants the way any other is opened, and fills in what their owners would.
 * Every part looks first at what is there, so a start that was cut off is completed by the next.
 */
@Component
@ConditionalOnProperty("yanhuo.demo")
class DemoRestaurants {
    private final Signups signups;
    private final Licences licences;
    private final Store store;
    private final Delivery delivery;
    private final CouponDesk coupons;
    private final DemoDishes dishes;
    private final DemoPeople people;
    private final DemoWeChat wechat;
    private final Clock clock;

    DemoRestaurants(
            Signups signups,
            Licences licences,
            Store store,
            Delivery delivery,
            CouponDesk coupons,
            DemoDishes dishes,
            DemoPeople people,
            DemoWeChat wechat,
            Clock clock) {
        this.signups = signups;
        this.licences = licences;
        this.store = store;
        this.delivery = delivery;
        this.coupons = coupons;
        this.dishes = dishes;
        this.people = people;
        this.wechat = wechat;
        this.clock = clock;
    }

    Tenant open(DemoShop shop) throws InterruptedException {
        var tenant =
                signups.open(
                        "demo-" + shop.number(),
                        new NewRestaurant(
                                shop.name(),
                                new Slug(shop.slug()),
                                shop.cuisine(),
                                shop.colour(),
                                null,
                                new PhoneNumber(DemoShop.OWNER)));
        tenant.scope().run(() -> furnish(tenant, shop));
        return tenant;
    }

    /** The licence comes last: with it, everything else is there. */
    private void furnish(Tenant tenant, DemoShop shop) {
        if (licences.of(tenant.id()).isPresent()) return;
        people.hire();
        wechat.connect(tenant, shop);
        dishes.add();
        equip(shop);
        if (coupons.all().isEmpty()) {
            coupons.offer(
                    new CouponTerms("满40减10", Money.ofFen(1000), Money.ofFen(4000), null, 365));
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of(tenant.timeZone()));
        licences.enter(tenant.id(), new Licence(shop.licence(), shop.name(), today.plusYears(4)));
    }

    /** Open around the clock, so that nobody who looks at it comes at the wrong hour. */
    private void equip(DemoShop shop) {
        var initial = DeliveryRules.INITIAL;
        delivery.change(new DeliveryRules(shop.place(), initial.steps(), initial.minimum()));
        store.change(
                store.settings()
                        .with(OpeningHours.always())
                        .with(Set.of(DINE_IN, PICKUP, DELIVERY))
                        .with(
                                new StoreSettings.Contact(
                                        shop.address(), "0755-2500000" + shop.number(), "")));
    }
}
