package io.yanhuo.leaving;

import io.yanhuo.access.Audit;
import io.yanhuo.tenancy.NewTenants;
import io.yanhuo.tenancy.OperationKind;
import io.yanhuo.tenancy.OperationWork;
import io.yanhuo.tenancy.TenantEnds;
import io.yanhuo.tenancy.TenantFile;
import io.yanhuo.tenancy.TenantFiles;
import io.yanhuo.tenancy.TenantId;
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
    private final Audit audit;

    Restoring(
            TenantEnds ends,
            NewTenants births,
            TenantFiles files,
            ClosureRows closures,
            Audit audit) {
        this.ends = ends;
        this.births = births;
        this.files = files;
        this.closures = closures;
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
    public boolean bringsStructure() {
        return true;
    }

    @Override
    public void perform(String step, OperationWork work) {
        var tenant = work.tenant().orElseThrow();
        // Its structure may be older than any that is served: bringing it up to date is a step.
        births.scope(tenant).run(() -> perform(Step.valueOf(step), work, tenant));
    }

    private void perform(Step step, OperationWork work, TenantId tenant) {
        switch (step) {
            case PLACE -> ends.newPlace(work, tenant);
            case SCHEMA -> ends.rebuild(work, tenant, file(work, tenant));
            case VERIFY -> ends.verify(tenant, file(work, tenant));
            case REVIVE -> ends.revive(tenant);
            case CHECK -> births.check(tenant);
            case REOPEN ->
                    work.guarded(() -> {
                        ends.reopen(tenant);
                        audit.record(tenant, "tenant.restore", work.operationId(), "");
                    });
            case FORGET -> forget(work, tenant);
        }
    }

    private TenantFile file(OperationWork work, TenantId tenant) {
        return files.find(tenant, archive(work)).orElseThrow();
    }

    private static String archive(OperationWork work) {
        return work.input(Order.class).file();
    }

    /** By now it may have been asked to be closed again: that closure is another one. */
    private void forget(OperationWork work, TenantId tenant) {
        files.find(tenant, archive(work)).ifPresent(files::delete);
        work.guarded(() -> closures.forget(tenant, archive(work)));
    }

    /**
     * The archive is still there: only what was built of it goes. One that is open again has been
     * restored all the same, and needs no archive any more.
     */
    @Override
    public void cleanUp(OperationWork work) {
        var tenant = work.tenant().orElseThrow();
        ends.dropRestored(work, tenant);
        if (!closures.archived(tenant)) forget(work, tenant);
    }
}
