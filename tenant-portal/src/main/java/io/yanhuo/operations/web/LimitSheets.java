package io.yanhuo.operations.web;

import io.yanhuo.subscriptions.Grant;
import io.yanhuo.subscriptions.Limits;
import io.yanhuo.subscriptions.MonthStatement;
import io.yanhuo.subscriptions.Usage;
import io.yanhuo.subscriptions.UsageRow;
import io.yanhuo.subscriptions.Usages;
import io.yanhuo.tenancy.FleetEntry;
import io.yanhuo.tenancy.Megabytes;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a restaurant uses, in the numbers that its owner sees. */
@Component
class LimitSheets {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Tenants tenants;
    private final Usages usages;
    private final Limits limits;

    LimitSheets(Tenants tenants, Usages usages, Limits limits) {
        this.tenants = tenants;
        this.usages = usages;
        this.limits = limits;
    }

    /**
     * @param granted in place of the plan's limit; null if that holds
     */
    record Sheet(UsageRow usage, @Nullable Granted granted) {}

    /**
     * @param until last day
     */
    record Granted(long amount, LocalDate until, String reason) {
        static Granted of(Grant grant) {
            long amount = grant.amount();
            return new Granted(
                    grant.metric() == Metric.STORAGE ? Megabytes.of(amount) : amount,
                    LocalDate.ofInstant(grant.expiresAt().minusNanos(1000), ZONE),
                    grant.reason());
        }
    }

    /** Nothing for one whose schema cannot be read: it has not opened, is away, or gone. */
    List<Sheet> of(FleetEntry tenant) {
        return read(tenant, usages::now).stream().map(usage -> sheet(tenant.id(), usage)).toList();
    }

    List<MonthStatement> statements(FleetEntry tenant) {
        return read(tenant, usages::statements);
    }

    private <T> List<T> read(FleetEntry tenant, Supplier<List<T>> what) {
        return tenants.byId(tenant.id())
                .flatMap(here -> tenants.reached(here, _ -> what.get()))
                .orElse(List.of());
    }

    private Sheet sheet(TenantId tenant, Usage usage) {
        var granted = limits.granted(tenant, usage.metric()).map(Granted::of).orElse(null);
        return new Sheet(UsageRow.of(usage), granted);
    }
}
