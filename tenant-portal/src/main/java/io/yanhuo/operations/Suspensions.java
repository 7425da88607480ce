package io.yanhuo.operations;

import io.yanhuo.access.Audit;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.FleetEntry;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.tenancy.Tenants;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Closes a restaurant's storefront and opens it again; its money goes on moving meanwhile. */
@Service
@Transactional("platform")
public class Suspensions {
    private final Tenants tenants;
    private final Audit audit;

    Suspensions(Tenants tenants, Audit audit) {
        this.tenants = tenants;
        this.audit = audit;
    }

    /**
     * @throws Refused if it is not open
     */
    public void suspend(FleetEntry tenant, String reason) {
        change(tenant, TenantState.ACTIVE, TenantState.SUSPENDED);
        audit.record(tenant.id(), "tenant.suspended", tenant.slug(), reason);
    }

    /**
     * @throws Refused if it is not suspended
     */
    public void resume(FleetEntry tenant, String reason) {
        change(tenant, TenantState.SUSPENDED, TenantState.ACTIVE);
        audit.record(tenant.id(), "tenant.resumed", tenant.slug(), reason);
    }

    private void change(FleetEntry tenant, TenantState from, TenantState to) {
        if (!tenants.change(tenant.id(), from, to)) {
            throw new Refused(new ConsoleRefusal.OtherState());
        }
    }
}
