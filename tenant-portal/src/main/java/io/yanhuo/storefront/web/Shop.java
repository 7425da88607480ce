package io.yanhuo.storefront.web;

import io.yanhuo.domains.Domains;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.StoreAddress;
import io.yanhuo.tenancy.Tenants;
import java.time.ZoneId;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the frame around every diner's page shows of the restaurant; templates call it
 * {@code @shop}.
 */
@Component("shop")
class Shop {
    private final Brands brands;
    private final Tenants tenants;
    private final StoreAddress address;
    private final Domains domains;

    Shop(Brands brands, Tenants tenants, StoreAddress address, Domains domains) {
        this.brands = brands;
        this.tenants = tenants;
        this.address = address;
        this.domains = domains;
    }

    /**
     * @param key names the restaurant in the browser's storage
     * @param colour {@code #rrggbb}
     * @param paint changes with the colour, so that the style sheet may be kept for ever
     * @param logo path of the picture, changes with it
     * @param url where the restaurant is, without a slash at the end
     * @param language of the page, as {@code lang} wants it
     * @param other code of the language to switch to
     * @param filing number under which the host is filed; empty for the platform's own
     */
    record Frame(
            String key,
            String name,
            String colour,
            String paint,
            String logo,
            String url,
            String language,
            String other,
            String filing) {}

    /** By whose clock the restaurant lives. */
    public ZoneId zone() {
        return ZoneId.of(tenants.current().timeZone());
    }

    public Frame frame() {
        var tenant = tenants.current();
        var brand = brands.current();
        boolean chinese = "zh".equals(LocaleContextHolder.getLocale().getLanguage());
        var paint = brand.colour().substring(1);
        return new Frame(
                tenant.publicId(),
                brand.name(),
                brand.colour(),
                paint,
                "/brand/logo.png?v=" + (brand.logo() == null ? paint : brand.logo()),
                address.url(),
                chinese ? "zh-CN" : "en",
                chinese ? "en" : "zh",
                address.ownHost().flatMap(domains::filingNumber).orElse(""));
    }
}
