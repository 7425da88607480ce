package io.yanhuo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.tenancy.Backups;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.TenantFile;
import io.yanhuo.tenancy.Tenants;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;

/** Shops whose data is put back. */
abstract class PutBackScene extends ShopScene {
    @Autowired Backups backups;
    @Autowired Operations operations;
    @Autowired Tenants tenants;

    TenantFile backUp(Shop of) {
        var done = settled(backups.take(of.tenant().id()));
        assertThat(done.state()).isEqualTo(Operation.State.DONE);
        return backups.usable(of.tenant().id()).getFirst();
    }

    /** The shop as it is then. */
    Shop putBack(Shop of, TenantFile backup) {
        var id = of.tenant().id();
        var done = settled(backups.restore(id, backup.id()));
        assertThat(done.state()).isEqualTo(Operation.State.DONE);
        tenants.refresh();
        return Shop.of(beans, tenants.get(id));
    }

    Operation settled(Operation operation) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> operations.find(operation.id()).orElseThrow().state().over());
        return operations.find(operation.id()).orElseThrow();
    }
}
