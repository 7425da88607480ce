package io.yanhuo.operations;

import io.yanhuo.integrations.OutboxBacklog;
import io.yanhuo.integrations.RecurringJob;
import io.yanhuo.subscriptions.Usage;
import io.yanhuo.subscriptions.Usages;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks into each restaurant now and then, so that no page of the console has to. */
@Component
class HealthRounds implements RecurringJob {
    private final Tenants tenants;
    private final OutboxBacklog outbox;
    private final Usages usages;
    private final HealthRows rows;

    HealthRounds(Tenants tenants, OutboxBacklog outbox, Usages usages, HealthRows rows) {
        this.tenants = tenants;
        this.outbox = outbox;
        this.usages = usages;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "health-rounds";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        tenants.each(this::look);
    }

    private TenantId look(Tenant tenant) {
        // A practice copy has no plan of its own, and is not counted.
        var fullest = tenant.practice() ? null : fullest();
        rows.note(tenant.id(), outbox.now(), fullest);
        return tenant.id();
    }

    private @Nullable Usage fullest() {
        return usages.now().stream()
                // Nobody is told that the only one he may have is there.
                .filter(usage -> usage.limit().amount() > 1)
                .max(Comparator.comparingLong(Usage::percent))
                .orElse(null);
    }
}
