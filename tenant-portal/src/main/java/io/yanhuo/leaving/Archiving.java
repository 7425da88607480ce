package io.yanhuo.leaving;

import io.yanhuo.access.Audit;
import io.yanhuo.tenancy.NoLongerWanted;
import io.yanhuo.tenancy.OperationKind;
import io.yanhuo.tenancy.OperationWork;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.PracticeCopies;
import io.yanhuo.tenancy.StepFailure;
import io.yanhuo.tenancy.TenantEnds;
import io.yanhuo.tenancy.TenantFile;
import io.yanhuo.tenancy.TenantFiles;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes of a closed restaurant a sealed file that has been read back, and nothing else. */
@Component
class Archiving implements OperationKind {
    static final String NAME = TenantEnds.ARCHIVING;

    /** After which another attempt looks whether diners still wait. */
    private static final Duration LATER = Duration.ofMinutes(10);

    private final TenantEnds ends;
    private final TenantFiles files;
    private final ClosureRows closures;
    private final PracticeCopies practice;
    private final Operations operations;
    private final Tenants tenants;
    private final Audit audit;
    private final LeavingSettings settings;
    private final Clock clock;

    Archiving(
            TenantEnds ends,
            TenantFiles files,
            ClosureRows closures,
            PracticeCopies practice,
            Operations operations,
            Tenants tenants,
            Audit audit,
            LeavingSettings settings,
            Clock clock) {
        this.ends = ends;
        this.files = files;
        this.closures = closures;
        this.practice = practice;
        this.operations = operations;
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
            case FENCE -> fence(work, tenant);
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

    /** Whoever asked for his money back just before the doors were shut gets it first. */
    private void fence(OperationWork work, TenantId tenant) {
        ends.fence(work, tenant, () -> closure(work, tenant).isPresent());
        if (!ends.awaited(tenant)) return;
        var until = clock.instant().plus(LATER);
        ends.putOff(
                work,
                tenant,
                () -> closure(work, tenant).ifPresent(one -> closures.putOff(one, until)));
        throw new NoLongerWanted("leaving.failure.diners-wait");
    }

    private void verify(OperationWork work, TenantId tenant) {
        var file = file(work);
        long rows = ends.verify(tenant, file);
        var now = clock.instant();
        work.guarded(() -> {
            files.complete(file, rows, 0);
            var until = now.plus(settings.archive());
            boolean known =
                    closure(work, tenant)
                            .filter(one -> closures.archive(one, file.id(), rows, now, until))
                            .isPresent();
            if (!known) throw new StepFailure("leaving.failure.no-closure", "");
        });
    }

    /** What the archive is made for; a restaurant may take it back, and close another time. */
    private Optional<Closure> closure(OperationWork work, TenantId tenant) {
        return closures.of(tenant).filter(one -> one.isSubjectOf(work.subject()));
    }

    private TenantFile file(OperationWork work) {
        return files.ofOperation(work.operationId());
    }

    /** What is being dropped has to be dropped: then there is nothing but the archive. */
    @Override
    public boolean mayBeGivenUp(String step) {
        return Step.valueOf(step).compareTo(Step.DROP) < 0;
    }

    /**
     * As long as the schema is there, the restaurant comes back as a suspended one, unless it has
     * been closed another time since.
     */
    @Override
    public void cleanUp(OperationWork work) {
        var tenant = work.tenant().orElseThrow();
        tenants.as(
                tenant,
                () -> {
                    if (hasBeenPutOff(work, tenant)) return;
                    if (!ends.unfence(work, tenant, () -> noneElse(work, tenant))) return;
                    files.findOfOperation(work.operationId()).ifPresent(files::delete);
                    work.guarded(() -> closure(work, tenant).ifPresent(closures::forget));
                });
    }

    /** Then it is closing, and another attempt follows. */
    private boolean hasBeenPutOff(OperationWork work, TenantId tenant) {
        var begun = operations.find(work.operationId()).orElseThrow().createdAt();
        return !closures.archived(tenant)
                && closure(work, tenant)
                        .filter(one -> one.archiveAfter().isAfter(begun))
                        .isPresent();
    }

    private boolean noneElse(OperationWork work, TenantId tenant) {
        return closures.of(tenant).isEmpty() || closure(work, tenant).isPresent();
    }
}
