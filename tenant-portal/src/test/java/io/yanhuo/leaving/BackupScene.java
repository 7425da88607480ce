package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.Admissions;
import io.yanhuo.tenancy.Backups;
import io.yanhuo.tenancy.NumberSeries;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantFile;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;

/** Restaurants that are backed up, and put back. */
abstract class BackupScene extends LeavingScene {
    @Autowired Backups backups;
    @Autowired List<NumberSeries> series;
    @Autowired List<Admissions> admissions;

    TenantFile backUp(Tenant shop) {
        assertThat(finished(backups.take(shop.id())).state()).isEqualTo(Operation.State.DONE);
        return backups.usable(shop.id()).getFirst();
    }

    Operation back(Tenant shop, TenantFile backup) {
        return settled(backups.restore(shop.id(), backup.id()));
    }

    /** Of all that goes back: numbers that people hold do not, nor who is let in. */
    Map<String, String> goingBack(Tenant shop) {
        var sums = FilledSchema.checksums(shop);
        for (var each : series) sums.remove(each.table());
        for (var each : admissions) sums.remove(each.table());
        return sums;
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
