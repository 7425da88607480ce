package io.yanhuo.integrations;

import io.yanhuo.tenancy.Recount;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks every day whether what is counted for the plans' limits is what is there. */
@Component
class UsageRecount implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(UsageRecount.class);

    private final Recount recount;
    private final Tenants tenants;

    UsageRecount(Recount recount, Tenants tenants) {
        this.recount = recount;
        this.tenants = tenants;
    }

    @Override
    public String name() {
        return "usage-recount";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        tenants.each(this::recount);
    }

    /** One whose schema cannot be reached does not keep the others from being counted. */
    private TenantId recount(Tenant tenant) {
        try {
            recount.run();
        } catch (RuntimeException e) {
            LOG.warn("usage of tenant {} could not be counted", tenant.id(), e);
        }
        return tenant.id();
    }
}
