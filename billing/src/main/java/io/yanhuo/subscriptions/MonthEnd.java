package io.yanhuo.subscriptions;

import io.yanhuo.integrations.RecurringJob;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes down what each restaurant used in the months that are over. Months that a job which did
 * not run has left out are made up for.
 */
@Component
class MonthEnd implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(MonthEnd.class);

    /** Business days end in the night after, and payments may be reported late. */
    private static final Duration LATE = Duration.ofHours(36);

    private static final int MONTHS_BACK = 11;

    private final Usages usages;
    private final Holdings holdings;
    private final MonthStatements statements;
    private final Tenants tenants;
    private final Clock clock;

    MonthEnd(
            Usages usages,
            Holdings holdings,
            MonthStatements statements,
            Tenants tenants,
            Clock clock) {
        this.usages = usages;
        this.holdings = holdings;
        this.statements = statements;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "month-end";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        tenants.each(this::close);
    }

    /** One whose schema cannot be reached is closed at the next turn. */
    private TenantId close(Tenant tenant) {
        try {
            var zone = ZoneId.of(tenant.timeZone());
            var first = holdings.of(tenant.id()).begin();
            first.ifPresent(begin -> close(tenant, YearMonth.from(begin.atZone(zone)), zone));
        } catch (RuntimeException e) {
            LOG.warn("the month of tenant {} could not be closed", tenant.id(), e);
        }
        return tenant.id();
    }

    private void close(Tenant tenant, YearMonth begin, ZoneId zone) {
        var now = clock.instant();
        var last = YearMonth.from(now.minus(LATE).atZone(zone)).minusMonths(1);
        var oldest = last.minusMonths(MONTHS_BACK);
        var closed = statements.closed(tenant.id());
        var month = begin.isBefore(oldest) ? oldest : begin;
        for (; !month.isAfter(last); month = month.plusMonths(1)) {
            if (!closed.contains(month)) close(tenant.id(), month);
        }
    }

    private void close(TenantId tenant, YearMonth month) {
        var used =
                Arrays.stream(Metric.values())
                        .filter(Metric::monthly)
                        .map(metric -> usages.in(metric, month))
                        .toList();
        statements.close(tenant, month, used, clock.instant());
    }
}
