package io.yanhuo.leaving;

import io.yanhuo.access.Audit;
import io.yanhuo.tenancy.OperationKind;
import io.yanhuo.tenancy.OperationWork;
import io.yanhuo.tenancy.PracticeCopies;
import io.yanhuo.tenancy.TenantEnds;
import io.yanhuo.tenancy.TenantFile;
import io.yanhuo.tenancy.TenantFiles;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes of a closed restaurant a sealed file that has been read back, and nothing else. */
@Component
class Archiving implements OperationKind {
    static final String NAME = "ARCHIVE";

    private final TenantEnds ends;
    private final TenantFiles files;
    private final ClosureRows closures;
    private final PracticeCopies practice;
    private final Tenants tenants;
    private final Audit audit;
    private final LeavingSettings settings;
    private final Clock clock;

    Archiving(
            TenantEnds ends,
            TenantFiles files,
            ClosureRows closures,
            PracticeCopies practice,
            Tenants tenants,
            Audit audit,
            LeavingSettings settings,
            Clock clock) {
        this.ends = ends;
        this.files = files;
        this.closures = closures;
        this.practice = practice;
        this.tenants = tenants;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    enum Step {
        FENCE,
        FILE,
        DUMP,
        /** Read back and compared with the database, which is still there. */
        VERIFY,
        DROP,
        /** Its addresses lead nowhere, and rest. */
        RELEASE
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> steps() {
        return OperationKind.names(Step.values());
    }

    @Override
    public void perform(String step, OperationWork work) {
        var tenant = work.tenant().orElseThrow();
        tenants.as(tenant, () -> perform(Step.valueOf(step), work, tenant));
    }

    private void perform(Step step, OperationWork work, TenantId tenant) {
        switch (step) {
            case FENCE -> ends.fence(work, tenant);
            case FILE ->
                    work.guarded(() -> {
                        files.of(work, TenantFile.Kind.ARCHIVE, "SYSTEM");
                    });
            case DUMP -> ends.dump(work, tenant, file(work));
            case VERIFY -> verify(work, tenant);
            case DROP -> {
                practice.end(work, tenant);
                ends.drop(work, tenant);
            }
            case RELEASE ->
                    work.guarded(() -> {
                        ends.releaseHosts(tenant, clock.instant().plus(settings.nameRest()));
                        audit.record(tenant, "tenant.archive", file(work).id(), "");
                    });
        }
    }

    private void verify(OperationWork work, TenantId tenant) {
        var file = file(work);
        long rows = ends.verify(tenant, file);
        var now = clock.instant();
        work.guarded(() -> {
            files.complete(file, rows, 0);
            closures.archive(tenant, file.id(), rows, now, now.plus(settings.archive()));
        });
    }

    private TenantFile file(OperationWork work) {
        return files.ofOperation(work.operationId());
    }

    /** As long as the schema is there, the restaurant comes back as a suspended one. */
    @Override
    public void cleanUp(OperationWork work) {
        var tenant = work.tenant().orElseThrow();
        tenants.as(
                tenant,
                () -> {
                    if (!ends.unfence(work, tenant)) return;
                    files.findOfOperation(work.operationId()).ifPresent(files::delete);
                    closures.forget(tenant);
                });
    }
}
