package io.yanhuo.subscriptions.web;

import static java.util.Objects.requireNonNull;

import io.yanhuo.access.Permission;
import io.yanhuo.access.WorkspaceNotice;
import io.yanhuo.access.WorkspaceNotices;
import io.yanhuo.subscriptions.Standing.State;
import io.yanhuo.subscriptions.Subscriptions;
import io.yanhuo.subscriptions.Usage;
import io.yanhuo.subscriptions.UsageRow;
import io.yanhuo.subscriptions.Usages;
import io.yanhuo.tenancy.Remembered;
import io.yanhuo.tenancy.TenantKey;
import io.yanhuo.tenancy.Tenants;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the owner when the plan is over, and when little is left of what it includes. */
@Component
class PlanNotices implements WorkspaceNotices {
    private static final Set<State> OVER = EnumSet.of(State.GRACE, State.LIMITED, State.SUSPENDED);

    private final Subscriptions subscriptions;
    private final Tenants tenants;

    /** Counting orders for every page would be too much. */
    private final Remembered<TenantKey, List<Usage>> known;

    PlanNotices(Subscriptions subscriptions, Usages usages, Tenants tenants) {
        this.subscriptions = subscriptions;
        this.tenants = tenants;
        this.known = new Remembered<>(Duration.ofSeconds(30), 5_000, _ -> usages.now());
    }

    @Override
    public Permission may() {
        return Permission.BILLING_PAY;
    }

    @Override
    public List<WorkspaceNotice> now() {
        if (tenants.practising()) return List.of();
        var used = requireNonNull(known.of(TenantKey.of("plan-notices")));
        return Stream.concat(
                        subscriptions
                                .state()
                                .filter(OVER::contains)
                                .map(PlanNotices::over)
                                .stream(),
                        used.stream().filter(Usage::near).map(PlanNotices::near))
                .toList();
    }

    private static WorkspaceNotice over(State state) {
        return new WorkspaceNotice(
                "subscriptions.notice." + state,
                List.of(),
                "/admin/subscription",
                "subscriptions.notice.pay",
                state != State.GRACE);
    }

    private static WorkspaceNotice near(Usage usage) {
        var row = UsageRow.of(usage);
        return new WorkspaceNotice(
                "subscriptions.notice." + (row.full() ? "full." : "near.") + row.metric(),
                List.of(row.used(), row.amount()),
                "/admin/usage",
                "subscriptions.notice.usage",
                row.full() && row.hard());
    }
}
