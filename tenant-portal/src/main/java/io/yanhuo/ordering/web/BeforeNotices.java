package io.yanhuo.ordering.web;

import io.yanhuo.access.Permission;
import io.yanhuo.access.WorkspaceNotice;
import io.yanhuo.access.WorkspaceNotices;
import io.yanhuo.ordering.OrdersOfBefore;
import io.yanhuo.tenancy.FairShares;
import io.yanhuo.tenancy.TenantMemory;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the counter which orders only people can look into, after the data was put back. */
@Component
class BeforeNotices implements WorkspaceNotices {
    private final OrdersOfBefore orders;
    private final TenantMemory<Long> memory;

    BeforeNotices(OrdersOfBefore orders, FairShares shares) {
        this.orders = orders;
        this.memory = new TenantMemory<>("orders-of-before", shares);
    }

    @Override
    public Permission may() {
        return Permission.ORDERS_HANDLE;
    }

    @Override
    public List<WorkspaceNotice> now() {
        long waiting = memory.get(orders::waiting);
        if (waiting == 0) return List.of();
        return List.of(
                new WorkspaceNotice(
                        "ordering.put-back.notice",
                        List.of(waiting),
                        "/admin/orders?tab=PAID",
                        "ordering.put-back.look",
                        false));
    }
}
