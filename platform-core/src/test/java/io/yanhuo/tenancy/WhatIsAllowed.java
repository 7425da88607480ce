package io.yanhuo.tenancy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** What tests of modules below the plans let a restaurant have: everything but what they say. */
@Component
@Fallback
public class WhatIsAllowed implements Entitlements {
    private static final Limit ENOUGH = new Limit(1_000_000_000_000L, true);

    private final Map<TenantId, Map<Metric, Limit>> limits = new ConcurrentHashMap<>();
    private final Map<TenantId, Set<Feature>> without = new ConcurrentHashMap<>();

    public void limit(TenantId tenant, Metric metric, Limit limit) {
        limits.computeIfAbsent(tenant, _ -> new EnumMap<>(Metric.class)).put(metric, limit);
    }

    public void without(TenantId tenant, Feature feature) {
        without.computeIfAbsent(tenant, _ -> EnumSet.noneOf(Feature.class)).add(feature);
    }

    @Override
    public boolean has(Feature feature) {
        return !without.getOrDefault(TenantScope.current().tenant(), Set.of()).contains(feature);
    }

    @Override
    public Limit limit(Metric metric) {
        return limits.getOrDefault(TenantScope.current().tenant(), Map.of())
                .getOrDefault(metric, ENOUGH);
    }
}
