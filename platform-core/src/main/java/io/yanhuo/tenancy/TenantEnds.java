package io.yanhuo.tenancy;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * How a restaurant that was open comes to its end, piece by piece. Each piece may be asked for
 * again after a crash: it does what is missing.
 */
@Service
public class TenantEnds {
    /** The kind of the operation that makes an archive of a restaurant. */
    public static final String ARCHIVING = "ARCHIVE";

    private final TenantBirths births;
    private final TenantFarewells rows;
    private final Placement placement;
    private final Clusters clusters;
    private final TenantAccounts accounts;
    private final TenantCopies copies;
    private final TenantFiles files;
    private final KeyRing keys;
    private final Retirement retirement;
    private final Awaited awaited;
    private final Operations operations;
    private final Tenants tenants;
    private final ApplicationEventPublisher events;

    TenantEnds(
            TenantBirths births,
            TenantFarewells rows,
            Placement placement,
            Clusters clusters,
            TenantAccounts accounts,
            TenantCopies copies,
            TenantFiles files,
            KeyRing keys,
            Retirement retirement,
            Awaited awaited,
            Operations operations,
            Tenants tenants,
            ApplicationEventPublisher events) {
        this.births = births;
        this.rows = rows;
        this.placement = placement;
        this.clusters = clusters;
        this.accounts = accounts;
        this.copies = copies;
        this.files = files;
        this.keys = keys;
        this.retirement = retirement;
        this.awaited = awaited;
        this.operations = operations;
        this.tenants = tenants;
        this.events = events;
    }

    /**
     * Nobody gets in any more, and nothing changes any more: its account is gone, its schema knows
     * no restaurant, and what somebody was writing has been written.
     *
     * @param wanted whether its owner wants what the operation was begun for; asked while nobody
     *     else can change that
     * @throws NoLongerWanted if not, or if it is not closing
     * @throws StepFailure while it moves, or is put back to a backup; nothing is done then
     */
    public void fence(OperationWork work, TenantId tenant, BooleanSupplier wanted) {
        work.guarded(() -> {
            reach(tenant, TenantEvent.ARCHIVE, TenantState.ARCHIVED, wanted);
            notWhileItMoves(tenant);
            births.mode(tenant, TenantFarewells.CLOSED);
        });
        work.checkpoint("closed");
        work.guarded(() -> {
            var place = place(tenant);
            fence(place).become(Fence.NOBODY, place.epoch(), Fence.NOBODY);
            accounts.drop(place.cluster(), place.schema());
        });
        fence(place(tenant)).drain();
    }

    /** Has it happen now, unless it has already; its other ways are barred meanwhile. */
    private void reach(
            TenantId tenant, TenantEvent event, TenantState state, BooleanSupplier wanted) {
        operations.hold(tenant);
        boolean there =
                wanted.getAsBoolean() && (tenants.happen(tenant, event) || rows.is(tenant, state));
        if (!there) throw new NoLongerWanted();
    }

    private void notWhileItMoves(TenantId tenant) {
        if (operations.unfinished(tenant, TenantMove.NAME).isPresent()
                || operations.unfinished(tenant, BackupRestore.NAME).isPresent()) {
            throw new StepFailure("tenancy.failure.moving", "");
        }
    }

    /** Whether a diner still waits for something of one whose doors are shut. */
    public boolean awaited(TenantId tenant) {
        return awaited.any(place(tenant));
    }

    /**
     * The doors that have just been shut open again, and it is closing as before, under another
     * epoch, so that a fence which comes late changes nothing.
     *
     * @param also happens with it, or not at all
     */
    public void putOff(OperationWork work, TenantId tenant, Runnable also) {
        // Before anybody is let in under it: a hand that dies here leaves nothing but a fence.
        work.guarded(() -> {
            rows.later(tenant);
        });
        work.checkpoint("put off");
        work.guarded(() -> {
            operations.hold(tenant);
            var place = place(tenant);
            letIn(tenant, place, place.epoch(), TenantEvent.PUT_OFF);
            also.run();
        });
    }

    private Fence fence(TenantBirths.Place place) {
        return new Fence(clusters.ddl(place.cluster()), place.schema());
    }

    /** Everything that is in the schema goes into this file, sealed values as they are. */
    public void dump(OperationWork work, TenantId tenant, TenantFile file) {
        copies.dump(work, at(tenant), file);
    }

    /**
     * Reads the file back and compares each table with the database.
     *
     * @return how many rows there are
     * @throws StepFailure if one differs
     */
    public long verify(TenantId tenant, TenantFile file) {
        return copies.verify(file, at(tenant));
    }

    /** Only for one whose archive has been verified. */
    public void drop(OperationWork work, TenantId tenant) {
        work.guarded(() -> births.mode(tenant, TenantFarewells.DROPPED));
        work.checkpoint("named");
        // A hand that slept would meet the place in which it has been put together again.
        work.guarded(() -> {
            var place = place(tenant);
            accounts.drop(place.cluster(), place.schema());
            clusters.schemas(place.cluster()).drop(place.schema());
        });
    }

    /** Its addresses lead nowhere; until then nobody else gets them. */
    public void releaseHosts(TenantId tenant, Instant until) {
        rows.releaseHosts(tenant, until);
        tenants.refresh();
    }

    /**
     * An archive was not made after all: one that was closed for it, or still waits for it, is a
     * suspended restaurant, under another epoch, so that a fence which comes late changes nothing.
     *
     * @param its whether the operation still has a say about the restaurant; asked while nobody
     *     else can change that
     * @return false if its schema is gone already
     * @throws StepFailure while it moves, or is put back to a backup
     */
    public boolean unfence(OperationWork work, TenantId tenant, BooleanSupplier its) {
        return work.guarded(() -> {
            operations.hold(tenant);
            if (!its.getAsBoolean()) return true;
            var place = place(tenant);
            if (place.mode().equals(TenantFarewells.DROPPED)) return false;
            tenants.happen(tenant, TenantEvent.ARCHIVE);
            // Whatever may have written another mode since.
            if (rows.is(tenant, TenantState.ARCHIVED)) {
                letIn(tenant, place, rows.later(tenant), TenantEvent.RESTORE);
            }
            return true;
        });
    }

    private void letIn(TenantId tenant, TenantBirths.Place place, long epoch, TenantEvent event) {
        notWhileItMoves(tenant);
        accounts.create(place.cluster(), place.schema());
        fence(place).identify(tenant, epoch);
        births.mode(tenant, TenantFarewells.OPEN);
        tenants.happen(tenant, event);
    }

    /** A new schema for one whose old one is gone, under a number that no old copy knows. */
    public void newPlace(OperationWork work, TenantId tenant) {
        var answering = placement.answering();
        work.guarded(() -> rows.newPlace(tenant, placement.anyRoom(answering)));
        tenants.refresh();
    }

    /** From the beginning, however far an earlier attempt has come. */
    public void rebuild(OperationWork work, TenantId tenant, TenantFile file) {
        copies.build(work, file, at(tenant));
    }

    /** Brings the schema to this release, and lets the restaurant's own account in again. */
    public void revive(TenantId tenant) {
        var place = place(tenant);
        var version = clusters.schemas(place.cluster()).update(place.schema());
        births.recordVersion(tenant, version.value());
        accounts.create(place.cluster(), place.schema());
        fence(place).identify(tenant, place.epoch());
    }

    /** Its addresses lead to it again; it is suspended until an operator opens it. */
    public void reopen(TenantId tenant) {
        births.mode(tenant, TenantFarewells.OPEN);
        rows.takeHostsBack(tenant);
        tenants.happen(tenant, TenantEvent.RESTORE);
    }

    /** A restaurant was not restored after all; one that is open again stays so. */
    public void dropRestored(OperationWork work, TenantId tenant) {
        if (place(tenant).mode().equals(TenantFarewells.OPEN)) return;
        drop(work, tenant);
    }

    /**
     * Part of the caller's transaction.
     *
     * @param wanted whether it is the end that the operation was begun for
     * @throws NoLongerWanted if not, or if it is not archived any more
     */
    public void beginPurge(TenantId tenant, BooleanSupplier wanted) {
        reach(tenant, TenantEvent.BEGIN_PURGE, TenantState.PURGING, wanted);
    }

    /**
     * From here on nobody can read what was sealed, wherever a copy may be.
     *
     * @throws NoLongerWanted of one that is not being purged
     */
    public void destroyKeys(TenantId tenant) {
        if (!rows.is(tenant, TenantState.PURGING)) throw new NoLongerWanted();
        keys.destroyAll(tenant);
    }

    /** How many there were, of one whose keys are destroyed. */
    public int keysDestroyed(TenantId tenant) {
        return rows.keysDestroyed(tenant);
    }

    /** On disk, and on servers that it has moved out of. */
    public void deleteFiles(TenantId tenant) {
        files.deleteAll(tenant);
        retirement.dropAllOf(tenant);
    }

    /** What the platform's schema still knows of it, save number, name, dates and accounts. */
    public void forget(TenantId tenant) {
        rows.forget(tenant);
        events.publishEvent(new TenantPurged(tenant));
    }

    public void purge(TenantId tenant) {
        tenants.happen(tenant, TenantEvent.PURGE);
    }

    private TenantCopies.At at(TenantId tenant) {
        var place = place(tenant);
        return new TenantCopies.At(place.cluster(), place.schema());
    }

    private TenantBirths.Place place(TenantId tenant) {
        return births.placeOf(tenant).orElseThrow();
    }
}
