package io.yanhuo.tenancy;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has restaurants' data keys changed. */
@Service
public class DataKeyOffice {
    private final KeyRing keys;
    private final Operations operations;

    DataKeyOffice(KeyRing keys, Operations operations) {
        this.keys = keys;
        this.operations = operations;
    }

    /** Begins, or returns the one that is on its way already. */
    @Transactional("platform")
    public Operation rotate(TenantId tenant) {
        operations.hold(tenant);
        var changing = operations.unfinished(tenant, KeyRotation.NAME);
        if (changing.isPresent()) return changing.get();
        if (operations.unfinished(tenant, BackupRestore.NAME).isPresent()) {
            // What comes out of the backup is sealed with keys that would be destroyed.
            throw new IllegalStateException("it is being put back to a backup");
        }
        int next = keys.of(tenant).newest() + 1;
        var subject = tenant + "-" + next;
        return operations.start(KeyRotation.NAME, subject, tenant, new KeyRotation.Order(next));
    }
}
