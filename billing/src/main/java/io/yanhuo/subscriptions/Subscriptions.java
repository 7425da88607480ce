package io.yanhuo.subscriptions;

import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which plan each restaurant has, until when, and what it owes for it. */
@Service
public class Subscriptions {
    private final Plans plans;
    private final Periods periods;
    private final Holdings holdings;
    private final Clock clock;

    Subscriptions(Plans plans, Periods periods, Holdings holdings, Clock clock) {
        this.plans = plans;
        this.periods = periods;
        this.holdings = holdings;
        this.clock = clock;
    }

    /** In the order in which they are shown. */
    public List<Plan> plans() {
        return plans.onSale();
    }

    /** Fourteen days for a new restaurant; repeating it changes nothing. */
    @Transactional("platform")
    public void startTrial(TenantId tenant) {
        var now = clock.instant();
        var trial = new Period("trial", 1, Period.Kind.TRIAL, now, now.plus(Period.TRIAL));
        periods.subscribe(tenant, trial);
        holdings.change(tenant);
    }

    /** Empty for a restaurant whose trial has not begun. */
    public Optional<Standing> standing(TenantId tenant) {
        return Optional.ofNullable(standings(Set.of(tenant)).get(tenant));
    }

    /** How things stand with the restaurant of the current scope, from memory. */
    public Optional<Standing.State> state() {
        return holdings.of(TenantScope.current().tenant()).state(clock.instant());
    }

    /** A plan that is paid for and begins then. */
    public record Upcoming(String planCode, Instant at) {}

    /** The earliest first. */
    public List<Upcoming> upcoming(TenantId tenant) {
        return periods.upcoming(tenant, clock.instant()).stream()
                .map(period -> new Upcoming(period.planCode(), period.beginsAt()))
                .toList();
    }

    /** Of many at once. */
    public Map<TenantId, Standing> standings(Collection<TenantId> tenants) {
        var now = clock.instant();
        var ends = periods.ends(tenants);
        var standings = new HashMap<TenantId, Standing>();
        periods.running(tenants, now)
                .forEach((tenant, running) -> {
                    var end = ends.getOrDefault(tenant, running.endsAt());
                    var state = running.state(now);
                    standings.put(tenant, new Standing(running.planCode(), state, end));
                });
        return standings;
    }
}
