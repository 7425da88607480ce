package io.yanhuo.tenancy;

import org.springframework.context.ApplicationContext;

/** Another node's register: the same rows, and a memory that hears of no change but by reading. */
public final class OtherNode {
    private OtherNode() {}

    public static Tenants of(ApplicationContext beans) {
        return new Tenants(
                beans.getBean(TenantRegistry.class),
                new TenantCache(),
                beans.getBean(Contacts.class));
    }
}
