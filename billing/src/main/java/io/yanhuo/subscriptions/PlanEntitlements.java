package io.yanhuo.subscriptions;

import io.yanhuo.tenancy.Entitlements;
import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.Limit;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.TenantScope;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What works, as the plan of the moment has it; what is asked for it, bills say. */
@Component
class PlanEntitlements implements Entitlements {
    private final Holdings holdings;
    private final Clock clock;

    PlanEntitlements(Holdings holdings, Clock clock) {
        this.holdings = holdings;
        this.clock = clock;
    }

    @Override
    public boolean has(Feature feature) {
        return current().has(feature, clock.instant());
    }

    @Override
    public Limit limit(Metric metric) {
        return current().limit(metric, clock.instant());
    }

    private Holding current() {
        return holdings.of(TenantScope.current().tenant());
    }
}
