package io.yanhuo.leaving;

import io.yanhuo.access.Audit;
import io.yanhuo.tenancy.NewTenants;
import io.yanhuo.tenancy.OperationKind;
import io.yanhuo.tenancy.OperationWork;
import io.yanhuo.tenancy.TenantEnds;
import io.yanhuo.tenancy.TenantFile;
import io.yanhuo.tenancy.TenantFiles;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts an archived restaurant together again, in a schema of a new name. */
@Component
class Restoring implements OperationKind {
    static final String NAME = "RESTORE";

    private final TenantEnds ends;
    private final NewTenants births;
    private final TenantFiles files;
    private final ClosureRows closures;
    private final Tenants tenants;
    private final Audit audit;

    Restoring(
            TenantEnds ends,
            NewTenants births,
            TenantFiles files,
            ClosureRows closures,
            Tenants tenants,
            Audit audit) {
        this.ends = ends;
        this.births = births;
        this.files = files;
        this.closures = closures;
        this.tenants = tenants;
        this.audit = audit;
    }

    /**
     * @param file the archive
     */
    record Order(String file) {}

    enum Step {
        PLACE,
        SCHEMA,
        /** Compared with the archive, before anything is changed in it. */
        VERIFY,
        /** To the structure of this release; its account. */
        REVIVE,
        /** As the restaurant's own account. */
        CHECK,
        REOPEN,
        /** The archive is of no use any more. */
        FORGET
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
        tenants.refresh();
        tenants.as(tenant, () -> perform(Step.valueOf(step), work, tenant));
    }

    private void perform(Step step, OperationWork work, TenantId tenant) {
        switch (step) {
            case PLACE -> work.guarded(() -> ends.newPlace(tenant));
            case SCHEMA -> ends.rebuild(work, tenant, file(work, tenant));
            case VERIFY -> ends.verify(tenant, file(work, tenant));
            case REVIVE -> ends.revive(tenant);
            case CHECK -> births.check(tenant);
            case REOPEN ->
                    work.guarded(() -> {
                        ends.reopen(tenant);
                        audit.record(tenant, "tenant.restore", work.operationId(), "");
                    });
            case FORGET -> {
                files.delete(file(work, tenant));
                work.guarded(() -> closures.forget(tenant));
            }
        }
    }

    private TenantFile file(OperationWork work, TenantId tenant) {
        return files.find(tenant, work.input(Order.class).file()).orElseThrow();
    }

    /** The archive is still there: only what was built of it goes. */
    @Override
    public void cleanUp(OperationWork work) {
        ends.dropRestored(work, work.tenant().orElseThrow());
    }
}
