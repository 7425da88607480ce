package io.yanhuo.leaving;

import io.yanhuo.access.Audit;
import io.yanhuo.tenancy.OperationKind;
import io.yanhuo.tenancy.OperationWork;
import io.yanhuo.tenancy.PracticeCopies;
import io.yanhuo.tenancy.TenantEnds;
import io.yanhuo.tenancy.TenantId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The end: keys first, because without them every copy is noise; then everything else. */
@Component
class Purging implements OperationKind {
    static final String NAME = "PURGE";

    private final TenantEnds ends;
    private final ClosureRows closures;
    private final PracticeCopies practice;
    private final Audit audit;
    private final Clock clock;

    Purging(
            TenantEnds ends,
            ClosureRows closures,
            PracticeCopies practice,
            Audit audit,
            Clock clock) {
        this.ends = ends;
        this.closures = closures;
        this.practice = practice;
        this.audit = audit;
        this.clock = clock;
    }

    enum Step {
        BEGIN,
        KEYS,
        FILES,
        ROWS,
        END
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
        switch (Step.valueOf(step)) {
            case BEGIN -> work.guarded(() -> ends.beginPurge(tenant, () -> wanted(work, tenant)));
            case KEYS -> work.guarded(() -> ends.destroyKeys(tenant));
            case FILES -> {
                practice.end(work, tenant);
                ends.deleteFiles(tenant);
            }
            case ROWS -> work.guarded(() -> ends.forget(tenant));
            case END ->
                    work.guarded(() -> {
                        ends.purge(tenant);
                        closures.purge(tenant, clock.instant());
                        audit.record(tenant, "tenant.purge", work.operationId(), "");
                    });
        }
    }

    private boolean wanted(OperationWork work, TenantId tenant) {
        return closures.of(tenant).filter(one -> one.isSubjectOf(work.subject())).isPresent();
    }

    /** What is destroyed is destroyed: there is no way back, only on. */
    @Override
    public void cleanUp(OperationWork work) {}
}
