package io.yanhuo.subscriptions;

import io.yanhuo.access.Audit;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where operators give a restaurant another limit than its plan has. */
@Service
public class Limits {
    private final GrantRows rows;
    private final Holdings holdings;
    private final Audit audit;
    private final Clock clock;

    Limits(GrantRows rows, Holdings holdings, Audit audit, Clock clock) {
        this.rows = rows;
        this.holdings = holdings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * In place of what was given before.
     *
     * @param expiresAt in the past to let the plan's limit count again at once
     */
    @Transactional("platform")
    public void grant(
            TenantId tenant, Metric metric, long amount, Instant expiresAt, String reason) {
        var now = clock.instant();
        rows.end(tenant, metric, now);
        rows.add(tenant, new Grant(metric, amount, reason, now, expiresAt));
        holdings.change(tenant);
        audit.record(
                tenant,
                "limit.granted",
                metric.code(),
                "%d → %s; %s".formatted(amount, expiresAt, reason));
    }

    /** What holds now. */
    public Optional<Grant> granted(TenantId tenant, Metric metric) {
        return holdings.of(tenant).granted(metric, clock.instant());
    }
}
