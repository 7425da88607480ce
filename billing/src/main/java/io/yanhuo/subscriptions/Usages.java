package io.yanhuo.subscriptions;

import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Metered;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * What the restaurant of the current scope uses. Its own page, the operators' and its bills all ask
 * here, so that they say the same.
 */
@Service
public class Usages {
    private static final int SHOWN = 24;

    private final Holdings holdings;
    private final MonthStatements statements;
    private final Allowances allowances;
    private final Map<Metric, Metered> meters;
    private final Tenants tenants;
    private final Clock clock;

    Usages(
            Holdings holdings,
            MonthStatements statements,
            Allowances allowances,
            List<Metered> meters,
            Tenants tenants,
            Clock clock) {
        this.holdings = holdings;
        this.statements = statements;
        this.allowances = allowances;
        this.meters =
                meters.stream().collect(Collectors.toMap(Metered::metric, Function.identity()));
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Of everything that plans limit, in this moment and this month. */
    public List<Usage> now() {
        var month = month();
        return Arrays.stream(Metric.values())
                .map(metric -> metric.monthly() ? in(metric, month) : standing(metric))
                .toList();
    }

    /** The month that runs, by the restaurant's calendar. */
    public YearMonth month() {
        return YearMonth.now(clock.withZone(zone()));
    }

    /** Months that are over, the newest first. */
    public List<MonthStatement> statements() {
        return statements.latest(TenantScope.current().tenant(), SHOWN);
    }

    Usage in(Metric metric, YearMonth month) {
        var meter = meters.get(metric);
        if (meter == null) throw new IllegalStateException("nobody counts " + metric);
        var allowance = holding().month(metric, month, zone(), clock.instant());
        return new Usage(metric, meter.in(month), allowance.limit(), allowance.overage());
    }

    private Usage standing(Metric metric) {
        var limit = holding().limit(metric, clock.instant());
        return new Usage(metric, allowances.used(metric), limit, null);
    }

    private Holding holding() {
        return holdings.of(TenantScope.current().tenant());
    }

    private ZoneId zone() {
        return ZoneId.of(tenants.current().timeZone());
    }
}
