package io.yanhuo.leaving;

import io.yanhuo.access.Audit;
import io.yanhuo.tenancy.OperationKind;
import io.yanhuo.tenancy.OperationWork;
import io.yanhuo.tenancy.TenantFile;
import io.yanhuo.tenancy.TenantFiles;
import io.yanhuo.tenancy.Tenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts everything of a restaurant into a file that its owner can take home. */
@Component
class Exporting implements OperationKind {
    static final String NAME = "EXPORT";

    private final ExportZip zip;
    private final ExportCheck check;
    private final TenantFiles files;
    private final Tenants tenants;
    private final Audit audit;
    private final LeavingSettings settings;
    private final Clock clock;

    Exporting(
            ExportZip zip,
            ExportCheck check,
            TenantFiles files,
            Tenants tenants,
            Audit audit,
            LeavingSettings settings,
            Clock clock) {
        this.zip = zip;
        this.check = check;
        this.files = files;
        this.tenants = tenants;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param by who wants it
     */
    record Order(String by) {}

    enum Step {
        /** A file of its own, with a key of its own. */
        FILE,
        WRITE,
        /** Read back as a whole; from now on it can be taken. */
        CHECK
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
        tenants.as(work.tenant().orElseThrow(), () -> perform(Step.valueOf(step), work));
    }

    private void perform(Step step, OperationWork work) {
        switch (step) {
            case FILE -> {
                var by = work.input(Order.class).by();
                work.guarded(() -> files.of(work, TenantFile.Kind.EXPORT, by));
            }
            case WRITE ->
                    files.write(
                            files.ofOperation(work.operationId()),
                            work,
                            out -> zip.write(out, () -> work.checkpoint("part")));
            case CHECK -> finish(work);
        }
    }

    private void finish(OperationWork work) {
        var file = files.ofOperation(work.operationId());
        try {
            var checked = files.read(file, check::read);
            long rows = checked.manifest().rowCount();
            work.guarded(() -> {
                files.complete(file, rows, checked.size());
                files.expire(file, clock.instant().plus(settings.export()));
                audit.record("export.ready", file.id(), rows + " rows");
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void cleanUp(OperationWork work) {
        tenants.as(
                work.tenant().orElseThrow(),
                () -> files.findOfOperation(work.operationId()).ifPresent(files::delete));
    }
}
