package io.yanhuo.tenancy;

import io.yanhuo.tenancy.FairShare.Patience;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Each restaurant's share of the connections. */
@Component
public class FairShares {
    private static final Patience PATIENCE =
            new Patience(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(500),
                    Duration.ofMillis(250));

    private final int size;
    private final ConcurrentHashMap<TenantId, FairShare> shares = new ConcurrentHashMap<>();

    @Autowired
    FairShares(DatabaseSettings settings) {
        this(settings.tenantShare());
    }

    /**
     * @param size of each
     */
    FairShares(int size) {
        this.size = size;
    }

    FairShare of(TenantId tenant) {
        return shares.computeIfAbsent(tenant, _ -> new FairShare(size, PATIENCE, System::nanoTime));
    }

    /**
     * Whether the restaurant of the current scope has no connection to spare at this moment:
     * whoever remembers something of it that will do need not queue for a fresher one.
     */
    public boolean usedUp() {
        return of(TenantScope.current().tenant()).usedUp();
    }
}
