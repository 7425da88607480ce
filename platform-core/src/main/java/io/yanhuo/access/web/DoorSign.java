package io.yanhuo.access.web;

import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What hangs above a login: whose door it is. */
@Component
class DoorSign {
    private final Brands brands;
    private final MessageSource texts;

    DoorSign(Brands brands, MessageSource texts) {
        this.brands = brands;
        this.texts = texts;
    }

    /**
     * @param initial stands for the logo
     * @param kind of the texts, such as {@code staff}
     * @param colours style sheet with the restaurant's colours; null for the platform's own
     */
    record Sign(String name, String initial, String kind, @Nullable String colours) {}

    Sign of(String kind, Face face) {
        if (!TenantScope.bound()) {
            var name = text("access.login.platform");
            return new Sign(name, name.substring(0, 1), kind, null);
        }
        var brand = brands.current();
        var sheet = face == Face.WORKSPACE ? "/admin/brand.css" : "/brand.css";
        var initial = new String(Character.toChars(brand.name().codePointAt(0)));
        return new Sign(brand.name(), initial, kind, sheet + "?v=" + brand.colour().substring(1));
    }

    private String text(String key) {
        return texts.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
