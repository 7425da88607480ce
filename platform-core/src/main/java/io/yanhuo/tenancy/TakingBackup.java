package io.yanhuo.tenancy;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes everything of a restaurant, as it is at one moment, into a sealed file, and reads it back.
 */
@Component
class TakingBackup implements OperationKind {
    static final String NAME = "BACKUP";

    private final TenantCopies copies;
    private final TenantBirths births;
    private final TenantFiles files;
    private final Tenants tenants;
    private final Clock clock;

    TakingBackup(
            TenantCopies copies,
            TenantBirths births,
            TenantFiles files,
            Tenants tenants,
            Clock clock) {
        this.copies = copies;
        this.births = births;
        this.files = files;
        this.tenants = tenants;
        this.clock = clock;
    }

    private enum Step {
        FILE,
        /** Written, read back and compared: only then it counts. */
        DUMP
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> steps() {
        return List.of(Step.FILE.name(), Step.DUMP.name());
    }

    @Override
    public boolean awaited() {
        return false;
    }

    @Override
    public void perform(String step, OperationWork work) {
        var tenant = work.tenant().orElseThrow();
        tenants.as(
                tenant,
                () -> {
                    switch (Step.valueOf(step)) {
                        case FILE ->
                                work.guarded(() -> {
                                    files.of(work, TenantFile.Kind.BACKUP, "SYSTEM");
                                });
                        case DUMP -> dump(work, tenant);
                    }
                });
    }

    private void dump(OperationWork work, TenantId tenant) {
        var file = files.ofOperation(work.operationId());
        var place = births.placeOf(tenant).orElseThrow();
        var at = new TenantCopies.At(place.cluster(), place.schema());
        var written = copies.dumpWithOrigin(work, at, file);
        long rows = TenantCopies.compared(written.sums(), copies.sums(file));
        var earlier = files.kept(tenant, TenantFile.Kind.BACKUP);
        work.guarded(() -> {
            files.complete(file, rows, 0);
            files.originate(file, written.origin());
            files.expire(file, BackupAge.end(file, earlier, clock.instant()));
        });
    }

    @Override
    public void cleanUp(OperationWork work) {
        tenants.as(
                work.tenant().orElseThrow(),
                () -> files.findOfOperation(work.operationId()).ifPresent(files::delete));
    }
}
