package io.yanhuo.subscriptions;

import io.yanhuo.tenancy.Entitlements;
import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.Limit;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * What works, as the plan of the moment has it; what is asked for it, bills say. A practice copy
 * may do what its restaurant may, counts on its own, and has room for whoever is to be trained.
 */
@Component
class PlanEntitlements implements Entitlements {
    private static final long TRAINEES = 50;

    private final Holdings holdings;
    private final Tenants tenants;
    private final Clock clock;

    PlanEntitlements(Holdings holdings, Tenants tenants, Clock clock) {
        this.holdings = holdings;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public boolean has(Feature feature) {
        return current().has(feature, clock.instant());
    }

    @Override
    public Limit limit(Metric metric) {
        var limit = current().limit(metric, clock.instant());
        if (metric != Metric.STAFF || !tenants.practising()) return limit;
        return new Limit(Math.max(TRAINEES, limit.amount()), limit.hard());
    }

    private Holding current() {
        var tenant = tenants.current();
        var real = tenant.practiceOf();
        return holdings.of(real == null ? tenant.id() : real);
    }
}
