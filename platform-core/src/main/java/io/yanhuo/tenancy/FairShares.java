package io.yanhuo.tenancy;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Each restaurant's share of the connections. */
@Component
class FairShares {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final int size;
    private final ConcurrentHashMap<TenantId, FairShare> shares = new ConcurrentHashMap<>();

    FairShares(DatabaseSettings settings) {
        this.size = settings.tenantShare();
    }

    FairShare of(TenantId tenant) {
        return shares.computeIfAbsent(tenant, _ -> new FairShare(size, PATIENCE));
    }
}
