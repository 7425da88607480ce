package io.yanhuo.tenancy;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Names, colours and logos of the restaurants. */
@Service
public class Brands {
    public Brand of(TenantId tenant) {
        throw new UnsupportedOperationException();
    }

    /** Of the restaurant in whose scope the work happens. */
    public Brand current() {
        return of(TenantScope.current().tenant());
    }

    public void change(TenantId tenant, String name, String colour, @Nullable String logo) {
        throw new UnsupportedOperationException();
    }
}
