package io.yanhuo.observability;

import io.micrometer.core.instrument.MeterRegistry;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Counts for the restaurant at work. Each name of a restaurant is a series in every database of
 * figures, so only the first ones that come are counted by their id, all others together.
 */
@Component
public class TenantMeters {
    private static final String OTHERS = "other";

    private final MeterRegistry registry;
    private final int most;
    private final ConcurrentHashMap<TenantId, String> named = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    TenantMeters(MeterRegistry registry, MetricsSettings settings) {
        this.registry = registry;
        this.most = settings.tenants();
    }

    /**
     * One more, for the restaurant whose work is done.
     *
     * @param tags key and value of each further tag; of few values, never of what people type
     */
    public void count(String meter, String... tags) {
        registry.counter(
                        meter,
                        io.micrometer.core.instrument.Tags.of(tags)
                                .and("tenant", name(TenantScope.current().tenant())))
                .increment();
    }

    private String name(TenantId tenant) {
        var known = named.get(tenant);
        if (known != null) return known;
        if (count.get() >= most) return OTHERS;
        return named.computeIfAbsent(
                tenant, id -> count.incrementAndGet() > most ? OTHERS : String.valueOf(id.value()));
    }
}
