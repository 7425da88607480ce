package io.yanhuo.subscriptions.web;

import io.yanhuo.subscriptions.Plan;
import io.yanhuo.subscriptions.PlanLimit;
import io.yanhuo.subscriptions.Usage;
import io.yanhuo.subscriptions.UsageRow;
import java.util.List;

/**
 * A plan to choose, beside what the restaurant uses.
 *
 * @param limits what it includes
 * @param excess what would be too much under it; nothing of it is taken away
 */
record PlanCard(Plan plan, List<UsageRow> limits, List<UsageRow> excess) {
    static PlanCard of(Plan plan, List<Usage> used) {
        return new PlanCard(
                plan,
                plan.limits().stream().map(limit -> limit.beside(0)).toList(),
                plan.limits().stream()
                        .map(limit -> limit.beside(used(limit, used)))
                        .filter(row -> row.beyond() > 0)
                        .toList());
    }

    private static long used(PlanLimit limit, List<Usage> used) {
        return used.stream()
                .filter(usage -> usage.metric() == limit.metric())
                .mapToLong(Usage::used)
                .sum();
    }
}
