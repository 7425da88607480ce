package io.yanhuo.distribution.web;

import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Tenants;
import org.springframework.stereotype.Component;

/** Where a share link of the current restaurant leads; the same on a page and on a poster. */
@Component
class ShareAddress {
    private final Tenants tenants;
    private final AddressSettings address;

    ShareAddress(Tenants tenants, AddressSettings address) {
        this.tenants = tenants;
        this.address = address;
    }

    String of(String code) {
        return address.url(tenants.current().host()) + "/s/" + code;
    }
}
