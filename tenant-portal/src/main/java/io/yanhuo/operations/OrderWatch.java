package io.yanhuo.operations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.observability.TenantMeters;
import io.yanhuo.ordering.OrderPaid;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Notes which restaurants sell, and counts what they sell. After the order's own commit: the two
 * worlds share no transaction.
 */
@Component
class OrderWatch {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Fleet fleet;
    private final TenantMeters meters;
    private final Tenants tenants;
    private final Cache<TenantId, Boolean> noted =
            Caffeine.newBuilder().expireAfterWrite(NOTED_EVERY).maximumSize(50_000).build();

    OrderWatch(Fleet fleet, TenantMeters meters, Tenants tenants) {
        this.fleet = fleet;
        this.meters = meters;
        this.tenants = tenants;
    }

    @TransactionalEventListener
    void on(OrderPaid paid) {
        if (tenants.practising()) return;
        meters.count("yanhuo.orders.paid");
        var tenant = TenantScope.current().tenant();
        if (noted.asMap().putIfAbsent(tenant, true) == null) fleet.orderSeen(tenant, paid.at());
    }
}
