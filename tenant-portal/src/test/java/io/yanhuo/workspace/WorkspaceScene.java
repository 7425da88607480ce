package io.yanhuo.workspace;

import io.yanhuo.PortalTest;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.menu.StarterMenus;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A roast shop whose owner is at work. */
@PortalTest
abstract class WorkspaceScene {
    @Autowired MockMvc mvc;
    @Autowired TestTenant tenants;
    @Autowired StarterMenus starters;
    @Autowired StaffAccounts staff;
    @Autowired Tickets tickets;

    Tenant shop;
    Colleague owner;

    @BeforeEach
    void a_roast_shop() {
        shop = tenants.create("laowang");
        shop.scope().run(() -> starters.fill("roast"));
        owner = colleague(StaffRole.OWNER);
    }

    Colleague colleague(StaffRole role) {
        return new Colleague(mvc, shop, role, staff, tickets);
    }

    static MultiValueMap<String, String> of(String name, String value) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.set(name, value);
        return fields;
    }
}
