package io.yanhuo.tenancy;

import io.yanhuo.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the restaurant of the current scope within what it has paid for. What is there already
 * always stays: only more is refused.
 */
@Service
public class Allowances {
    private final Entitlements entitlements;
    private final UsageCounters counters;
    private final Counts counts;

    Allowances(Entitlements entitlements, UsageCounters counters, Counts counts) {
        this.entitlements = entitlements;
        this.counters = counters;
        this.counts = counts;
    }

    public boolean has(Feature feature) {
        return entitlements.has(feature);
    }

    /** Why the restaurant cannot use it now; null if it can. */
    public @Nullable LimitRefusal missing(Feature feature) {
        return has(feature) ? null : new LimitRefusal.NotIncluded(feature);
    }

    /**
     * @throws Refused if the restaurant does not have it, or not now
     */
    public void require(Feature feature) {
        var refusal = missing(feature);
        if (refusal != null) throw new Refused(refusal);
    }

    /**
     * Part of every transaction that adds some, before it adds them.
     *
     * @throws Refused if there would be more than the restaurant may have
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Metric metric, long n) {
        var limit = entitlements.limit(metric);
        begin(metric);
        long most = limit.hard() ? limit.amount() : Long.MAX_VALUE;
        if (!counters.take(metric, n, most)) {
            throw new Refused(new LimitRefusal.Reached(metric, limit.amount()));
        }
    }

    /** Part of every transaction that removes some. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Metric metric, long n) {
        counters.giveBack(metric, n);
    }

    /** How many there may be; of what is not refused, how many are in the plan. */
    public long most(Metric metric) {
        return entitlements.limit(metric).amount();
    }

    /** How many there are. */
    @Transactional
    public long used(Metric metric) {
        begin(metric);
        return counters.find(metric).orElseThrow();
    }

    /** What was there before it was counted. */
    private void begin(Metric metric) {
        if (counters.find(metric).isEmpty()) counters.begin(metric, counts.of(metric));
    }
}
