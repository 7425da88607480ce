package io.yanhuo.tenancy;

import io.yanhuo.shared.RandomId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Restaurants' backups: made, and restaurants put back to them. */
@Service
public class Backups {
    private static final Duration FRESH = Duration.ofHours(20);
    private static final Duration REMEMBERED = Duration.ofDays(3);
    private static final int SHOWN = 40;

    private final Operations operations;
    private final TenantFiles files;
    private final Tenants tenants;
    private final Reaches reaches;
    private final Replays replays;
    private final JdbcClient platform;
    private final Clock clock;

    Backups(
            Operations operations,
            TenantFiles files,
            Tenants tenants,
            Reaches reaches,
            Replays replays,
            JdbcClient platform,
            Clock clock) {
        this.operations = operations;
        this.files = files;
        this.tenants = tenants;
        this.reaches = reaches;
        this.replays = replays;
        this.platform = platform;
        this.clock = clock;
    }

    /** To which it can be put back now, the newest first. */
    public List<TenantFile> usable(TenantId tenant) {
        var keysSince = keysSince(tenant);
        return files.kept(tenant, TenantFile.Kind.BACKUP).stream()
                .filter(file -> file.available(clock.instant()))
                // Personal data in an older one is sealed with a key that has been destroyed.
                .filter(file -> keysSince.map(file.createdAt()::isAfter).orElse(true))
                .limit(SHOWN)
                .toList();
    }

    private Optional<Instant> keysSince(TenantId tenant) {
        return platform.sql(
                        "SELECT destroyed_at FROM tenant_key"
                                + " WHERE tenant_id = ? AND destroyed_at IS NOT NULL"
                                + " ORDER BY destroyed_at DESC LIMIT 1")
                .param(tenant.value())
                .query((row, _) -> Utc.required(row, "destroyed_at"))
                .optional();
    }

    /** Whether last night's is missing. */
    public boolean due(TenantId tenant) {
        var since = clock.instant().minus(FRESH);
        return operations.unfinished(tenant, TakingBackup.NAME).isEmpty()
                && usable(tenant).stream().noneMatch(file -> file.createdAt().isAfter(since));
    }

    /** What went well every night is not kept among the operations for ever. */
    @Transactional("platform")
    public void forgetOld() {
        operations.forget(TakingBackup.NAME, clock.instant().minus(REMEMBERED));
    }

    /** Begins one, or returns the one that is on its way. */
    @Transactional("platform")
    public Operation take(TenantId tenant) {
        var running = operations.unfinished(tenant, TakingBackup.NAME);
        return running.orElseGet(
                () -> operations.start(TakingBackup.NAME, subject(tenant), tenant, "{}"));
    }

    /**
     * Begins to put it back to this backup, or returns what is on its way.
     *
     * @throws IllegalArgumentException if it has no such backup, or cannot be put back now
     */
    @Transactional("platform")
    public Operation restore(TenantId tenant, String file) {
        return begin(tenant, file, null);
    }

    /**
     * Begins to put it back to the end of a second after this backup, or returns what is on its
     * way.
     *
     * @throws IllegalArgumentException if the moment is not within reach, or it cannot be put back
     */
    @Transactional("platform")
    public Operation restore(TenantId tenant, String file, Instant moment) {
        if (!restoring(tenant) && !reachable(tenant, file, moment)) {
            throw new IllegalArgumentException(moment + " cannot be reached from " + file);
        }
        return begin(tenant, file, moment);
    }

    private Operation begin(TenantId tenant, String file, @Nullable Instant moment) {
        operations.hold(tenant);
        var running = operations.unfinished(tenant, BackupRestore.NAME);
        if (running.isPresent()) return running.get();
        // What is remembered of it may be older than the end of what it was just held for.
        var place = tenants.fresh(tenant);
        if (!place.state().alive() || !possible(tenant, file)) {
            throw new IllegalArgumentException("no backup " + file + " to go back to");
        }
        var order =
                new BackupRestore.Order(
                        file,
                        place.cluster(),
                        place.schema().value(),
                        "t" + RandomId.ofLength(12),
                        moment);
        return operations.start(BackupRestore.NAME, subject(tenant), tenant, order);
    }

    /** To which moments after this backup it can be put back. */
    public Reach reach(TenantId tenant, TenantFile file) {
        return reaches.of(tenants.get(tenant), file);
    }

    /**
     * To which moments it can be put back by any of its backups; a change of its structure may have
     * left gaps in between.
     */
    public Reach reach(TenantId tenant) {
        var here = tenants.get(tenant);
        var backups = usable(tenant);
        if (backups.isEmpty()) return new Reach.Nowhere(Reach.Why.NO_BACKUP);
        var newest = reaches.of(here, backups.getFirst());
        if (!(newest instanceof Reach.Until last)) return newest;
        return backups.reversed().stream()
                .map(backup -> reaches.of(here, backup))
                .filter(Reach.Until.class::isInstance)
                .findFirst()
                .<Reach>map(oldest -> new Reach.Until(((Reach.Until) oldest).from(), last.until()))
                .orElse(newest);
    }

    /** The newest backup from which the binary log leads to this moment. */
    public Optional<TenantFile> leadingTo(TenantId tenant, Instant moment) {
        return usable(tenant).stream()
                .filter(backup -> reachable(tenant, backup.id(), moment))
                .findFirst();
    }

    /** Whether the binary log leads from this backup to this moment. */
    public boolean reachable(TenantId tenant, String file, Instant moment) {
        return files.find(tenant, file)
                .map(found -> reach(tenant, found))
                .filter(reach -> reach instanceof Reach.Until until && until.holds(moment))
                .isPresent();
    }

    /** Whether it has this backup, and no other work on its schema or keys is on its way. */
    public boolean possible(TenantId tenant, String file) {
        return operations.unfinished(tenant, TenantMove.NAME).isEmpty()
                && operations.unfinished(tenant, KeyRotation.NAME).isEmpty()
                && operations.unfinished(tenant, TenantEnds.ARCHIVING).isEmpty()
                && usable(tenant).stream().anyMatch(one -> one.id().equals(file));
    }

    /** Whether it is being put back, or such work waits for an operator. */
    public boolean restoring(TenantId tenant) {
        return operations.unfinished(tenant, BackupRestore.NAME).isPresent();
    }

    /** The moment to which it was put back last: of a backup, or one after it. */
    public Optional<Instant> wentBackTo(TenantId tenant) {
        return lastRestore(tenant)
                .flatMap(one -> {
                    var order = operations.input(one.id(), BackupRestore.Order.class);
                    return order.moment() != null
                            ? Optional.of(order.moment())
                            : files.find(tenant, order.file()).map(TenantFile::createdAt);
                });
    }

    /** How far it came when it was put back last; empty if that was to a backup itself. */
    public Optional<Replay> lastReplay(TenantId tenant) {
        return lastRestore(tenant).map(Operation::id).flatMap(replays::of);
    }

    private Optional<Operation> lastRestore(TenantId tenant) {
        return operations.ofTenant(tenant).stream()
                .filter(one -> one.kind().equals(BackupRestore.NAME))
                .filter(one -> one.state() == Operation.State.DONE)
                .findFirst();
    }

    private static String subject(TenantId tenant) {
        return tenant + "-" + RandomId.ofLength(8);
    }
}
