package io.yanhuo.miniprogram;

import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Brand;
import io.yanhuo.tenancy.Tenant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a package holds of its restaurant, and nothing else.
 *
 * @param appid null to try it out without one
 */
record PackageContents(
        String publicId, String name, String apiBase, Theme theme, @Nullable String appid) {
    static PackageContents of(
            Tenant tenant, Brand brand, AddressSettings address, Optional<String> appid) {
        return new PackageContents(
                tenant.publicId(),
                brand.name(),
                address.url(tenant.host()),
                Theme.of(brand.colour()),
                appid.orElse(null));
    }
}
