package io.yanhuo.subscriptions;

import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.Metric;
import java.util.Map;
import java.util.Set;

/** What one version of a plan includes. */
record Terms(Set<Feature> features, Map<Metric, PlanLimit> limits) {
    PlanLimit limit(Metric metric) {
        var found = limits.get(metric);
        if (found == null) throw new IllegalStateException("a plan says nothing of " + metric);
        return found;
    }
}
