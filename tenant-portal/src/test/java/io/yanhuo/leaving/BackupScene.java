package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.Backups;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantFile;
import org.springframework.beans.factory.annotation.Autowired;

/** Restaurants that are backed up, and put back. */
abstract class BackupScene extends LeavingScene {
    @Autowired Backups backups;

    TenantFile backUp(Tenant shop) {
        assertThat(finished(backups.take(shop.id())).state()).isEqualTo(Operation.State.DONE);
        return backups.usable(shop.id()).getFirst();
    }

    Operation back(Tenant shop, TenantFile backup) {
        return settled(backups.restore(shop.id(), backup.id()));
    }

    Operation settled(Operation operation) {
        org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> {
                    var state = operations.find(operation.id()).orElseThrow().state();
                    return state.over() || state == Operation.State.FAILED;
                });
        tenants.refresh();
        return operations.find(operation.id()).orElseThrow();
    }
}
