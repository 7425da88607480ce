package io.yanhuo.practice;

import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Licences;
import io.yanhuo.tenancy.NewTenants;
import io.yanhuo.tenancy.OperationWork;
import io.yanhuo.tenancy.PictureUse;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a practice copy has besides rows and people: name, colours and pictures. */
@Component
class PracticeFurnishing {
    private static final int LONGEST_NAME = 60;

    private final NewTenants births;
    private final Brands brands;
    private final Licences licences;
    private final Pictures pictures;
    private final List<PictureUse> uses;
    private final Tenants tenants;
    private final MessageSource texts;

    PracticeFurnishing(
            NewTenants births,
            Brands brands,
            Licences licences,
            Pictures pictures,
            List<PictureUse> uses,
            Tenants tenants,
            MessageSource texts) {
        this.births = births;
        this.brands = brands;
        this.licences = licences;
        this.pictures = pictures;
        this.uses = List.copyOf(uses);
        this.tenants = tenants;
        this.texts = texts;
    }

    /** That of the restaurant, and that it is for practice. */
    String name(TenantId real) {
        var ending = texts.getMessage("practice.name", null, Locale.SIMPLIFIED_CHINESE);
        var name = brands.of(real).name();
        int points =
                Math.min(name.codePointCount(0, name.length()), LONGEST_NAME - ending.length());
        return name.substring(0, name.offsetByCodePoints(0, points)) + ending;
    }

    void look(OperationWork work, TenantId real, TenantId copy) {
        var shown = tenants.as(real, this::pictures);
        births.scope(copy).run(() -> pictures.adopt(real, shown));
        var brand = brands.of(real);
        work.guarded(() -> {
            brands.change(copy, tenants.get(copy).name(), brand.colour(), brand.logo());
            licences.of(real).ifPresent(licence -> licences.enter(copy, licence));
        });
    }

    private Set<String> pictures() {
        var shown = new HashSet<String>();
        uses.forEach(use -> shown.addAll(use.pictures()));
        return shown;
    }
}
