package io.yanhuo.ordering;

import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Draws 取餐号 for tests by the very piece that does so when an order is paid. */
@Component
public class TestPickupNumbers {
    private final PickupNumbers numbers;
    private final Tenants tenants;
    private final TransactionTemplate transaction;

    TestPickupNumbers(PickupNumbers numbers, Tenants tenants, TransactionTemplate transaction) {
        this.numbers = numbers;
        this.tenants = tenants;
        this.transaction = transaction;
    }

    public int draw(TenantId tenant, LocalDate day) {
        return tenants.as(tenant, () -> transaction.execute(_ -> numbers.draw(day)));
    }
}
