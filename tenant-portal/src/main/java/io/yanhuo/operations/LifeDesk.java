package io.yanhuo.operations;

import io.yanhuo.access.Audit;
import io.yanhuo.leaving.Closures;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.FleetEntry;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.TenantLife;
import io.yanhuo.tenancy.Tenants;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators do to a restaurant as a whole, at once and with a reason. */
@Service
public class LifeDesk {
    /** The others begin long work, and have desks of their own. */
    private static final List<TenantEvent> AT_ONCE =
            List.of(
                    TenantEvent.RESUME,
                    TenantEvent.UNLOCK,
                    TenantEvent.SUSPEND,
                    TenantEvent.LOCK,
                    TenantEvent.CANCEL_CLOSURE);

    private final Tenants tenants;
    private final Closures closures;
    private final Audit audit;

    LifeDesk(Tenants tenants, Closures closures, Audit audit) {
        this.tenants = tenants;
        this.closures = closures;
        this.audit = audit;
    }

    /** What can be done to it now. */
    public List<TenantEvent> possible(FleetEntry tenant) {
        return AT_ONCE.stream()
                .filter(event -> TenantLife.possible(tenant.state(), event))
                .toList();
    }

    /**
     * @throws Refused if it cannot happen to a restaurant in its state, or somebody was faster
     */
    @Transactional("platform")
    public void happen(FleetEntry tenant, TenantEvent event, String reason) {
        if (!AT_ONCE.contains(event)) throw new Refused(new ConsoleRefusal.NoSuch());
        if (event == TenantEvent.CANCEL_CLOSURE) {
            closures.cancel(tenant.id(), reason);
            return;
        }
        if (!tenants.happen(tenant.id(), event)) {
            throw new Refused(new ConsoleRefusal.OtherState());
        }
        audit.record(tenant.id(), "tenant." + name(event), tenant.slug(), reason);
    }

    private static String name(TenantEvent event) {
        return event.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
