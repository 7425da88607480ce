package io.yanhuo.leaving;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Audit;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.OperationStep;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.TenantFile;
import io.yanhuo.tenancy.TenantFiles;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Restaurants' data, to be taken home. */
@Service
public class Exports {
    private static final int SHOWN = 10;

    private final Operations operations;
    private final TenantFiles files;
    private final ExportLinks links;
    private final Tenants tenants;
    private final Audit audit;
    private final LeavingSettings settings;
    private final Clock clock;

    Exports(
            Operations operations,
            TenantFiles files,
            ExportLinks links,
            Tenants tenants,
            Audit audit,
            LeavingSettings settings,
            Clock clock) {
        this.operations = operations;
        this.files = files;
        this.links = links;
        this.tenants = tenants;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Begins one, or returns the one that is on its way already.
     *
     * @param reason of an operator; an owner needs none
     * @throws Refused while enough of them wait to be taken
     */
    @Transactional("platform")
    public Operation order(TenantId tenant, Actor by, String reason) {
        var subject = tenant + "-" + (operations.over(tenant, Exporting.NAME) + 1);
        var running = operations.about(Exporting.NAME, subject);
        if (running.isPresent()) return running.get();
        if (waiting(tenant) >= settings.exports()) {
            throw new Refused(new LeavingRefusal.EnoughExports(settings.exports()));
        }
        var order = new Exporting.Order(by.kind() + ":" + by.id());
        var operation = operations.start(Exporting.NAME, subject, tenant, order);
        audit.record(tenant, "export.ordered", operation.id(), reason);
        return operation;
    }

    /** The newest first. */
    public List<Export> latest(TenantId tenant) {
        var made = files.latest(tenant, TenantFile.Kind.EXPORT, SHOWN);
        return past(tenant).stream().limit(SHOWN).map(one -> shown(one, made)).toList();
    }

    /**
     * Who may have it is for the caller to say; the link names the restaurant.
     *
     * @throws Refused if the link is not ours, or over
     */
    public TenantFile find(TenantId tenant, String id, long until, String sign) {
        if (!links.genuine(tenant, id, until, sign)) {
            throw new Refused(new LeavingRefusal.NoSuchExport());
        }
        if (ExportLinks.over(until, clock.instant())) {
            throw new Refused(new LeavingRefusal.ExportGone());
        }
        return files.find(tenant, id)
                .filter(file -> file.kind() == TenantFile.Kind.EXPORT)
                .filter(file -> file.available(clock.instant()))
                .orElseThrow(() -> new Refused(new LeavingRefusal.ExportGone()));
    }

    /** Hands it out; that it was taken is recorded. */
    public void take(TenantFile file, OutputStream out) throws IOException {
        audit.record(file.tenant(), "export.taken", file.id(), "");
        TenantFiles.Reading<Long> copying = (InputStream in) -> in.transferTo(out);
        var scope = tenants.get(file.tenant()).scope();
        scope.<Long, IOException>call(() -> files.read(file, copying));
    }

    private List<Operation> past(TenantId tenant) {
        return operations.ofTenant(tenant).stream()
                .filter(operation -> operation.kind().equals(Exporting.NAME))
                .toList();
    }

    private long waiting(TenantId tenant) {
        return files.latest(tenant, TenantFile.Kind.EXPORT, SHOWN).stream()
                .filter(file -> file.available(clock.instant()))
                .count();
    }

    private Export shown(Operation operation, List<TenantFile> made) {
        var file =
                made.stream()
                        .filter(one -> one.operationId().equals(operation.id()))
                        .findFirst()
                        .orElse(null);
        var steps = operations.steps(operation.id());
        long done = steps.stream().filter(s -> s.state() == OperationStep.State.DONE).count();
        var link = file != null && file.available(clock.instant()) ? links.to(file) : null;
        return new Export(operation, file, done, steps.size(), link);
    }
}
