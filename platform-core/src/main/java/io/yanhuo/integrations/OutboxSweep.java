package io.yanhuo.integrations;

import io.yanhuo.tenancy.Tenants;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Finds work whose hint was lost because a process died between two commits. */
@Component
class OutboxSweep implements RecurringJob {
    private final OutboxRelay relay;
    private final Tenants tenants;

    OutboxSweep(OutboxRelay relay, Tenants tenants) {
        this.relay = relay;
        this.tenants = tenants;
    }

    @Override
    public String name() {
        return "outbox-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run() {
        tenants.each(tenant -> {
            relay.sweep(tenant);
            return tenant.id();
        });
    }
}
