package io.yanhuo.storefront.api;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.members.CouponOffer;
import io.yanhuo.members.Coupons;
import io.yanhuo.miniprogram.Theme;
import io.yanhuo.ordering.Fulfilment;
import io.yanhuo.ordering.Store;
import io.yanhuo.ordering.StoreView;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Brand;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.StoreAddress;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;

/** What a mini-program needs to become this restaurant's: brand, hours, what is on offer. */
@ApiController
@Allow(Who.ANYONE)
class StoreController {
    private final Store store;
    private final Brands brands;
    private final Coupons coupons;
    private final Tenants tenants;
    private final AddressSettings address;
    private final MessageSource texts;

    StoreController(
            Store store,
            Brands brands,
            Coupons coupons,
            Tenants tenants,
            AddressSettings address,
            MessageSource texts) {
        this.store = store;
        this.brands = brands;
        this.coupons = coupons;
        this.tenants = tenants;
        this.address = address;
        this.texts = texts;
    }

    /**
     * @param site address of the storefront, whose pages open in the web view
     * @param cfgVersion changes whenever name, colours or logo do
     */
    record Answer(
            String name,
            Theme theme,
            String site,
            String cfgVersion,
            boolean open,
            @Nullable Closed closed,
            List<String> hours,
            SequencedSet<Fulfilment> fulfilments,
            String address,
            String phone,
            String notice,
            List<CouponOffer> offers) {}

    record Closed(String code, String message, @Nullable String nextOpening) {}

    @GetMapping("/store")
    Answer show(Actor actor, HttpServletRequest request, Locale locale) {
        var brand = brands.current();
        var now = store.now();
        var theme = Theme.of(brand.colour());
        return new Answer(
                brand.name(),
                theme,
                site(request),
                version(brand),
                now.open(),
                closed(now, locale),
                now.hours(),
                new TreeSet<>(now.fulfilments()),
                now.address(),
                now.phone(),
                now.notice(),
                coupons.offers(actor.kind() == Who.DINER ? actor.id() : ""));
    }

    /**
     * A mini-program opens pages at no host but that for which it was made, and goes on asking
     * there when the restaurant's address has become another.
     */
    private String site(HttpServletRequest request) {
        boolean former = StoreAddress.presentHost(request).isPresent();
        return address.url(former ? request.getServerName() : tenants.current().host());
    }

    private @Nullable Closed closed(StoreView now, Locale locale) {
        var reason = now.closedBecause();
        if (reason == null) return null;
        var opening = now.nextOpening() == null ? "" : now.nextOpening();
        var message = texts.getMessage(reason, new Object[] {opening}, locale);
        return new Closed(reason, message, now.nextOpening());
    }

    private static String version(Brand brand) {
        var logo = brand.logo() == null ? "" : brand.logo();
        return Integer.toHexString((brand.name() + '|' + brand.colour() + '|' + logo).hashCode());
    }
}
