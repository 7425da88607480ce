package io.yanhuo.tenancy;

import io.yanhuo.shared.RandomId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    private final JdbcClient platform;
    private final Clock clock;

    Backups(
            Operations operations,
            TenantFiles files,
            Tenants tenants,
            JdbcClient platform,
            Clock clock) {
        this.operations = operations;
        this.files = files;
        this.tenants = tenants;
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
        var running = operations.unfinished(tenant, BackupRestore.NAME);
        if (running.isPresent()) return running.get();
        if (!tenants.get(tenant).state().alive() || !possible(tenant, file)) {
            throw new IllegalArgumentException("no backup " + file + " to go back to");
        }
        var place = tenants.get(tenant);
        var order =
                new BackupRestore.Order(
                        file, place.cluster(), place.schema().value(), "t" + RandomId.ofLength(12));
        return operations.start(BackupRestore.NAME, subject(tenant), tenant, order);
    }

    /** Whether it has this backup, and no other work on its schema or keys is on its way. */
    public boolean possible(TenantId tenant, String file) {
        return operations.unfinished(tenant, TenantMove.NAME).isEmpty()
                && operations.unfinished(tenant, KeyRotation.NAME).isEmpty()
                && usable(tenant).stream().anyMatch(one -> one.id().equals(file));
    }

    /** Whether it is being put back, or such work waits for an operator. */
    public boolean restoring(TenantId tenant) {
        return operations.unfinished(tenant, BackupRestore.NAME).isPresent();
    }

    /** The moment of the backup to which it was put back last. */
    public Optional<Instant> wentBackTo(TenantId tenant) {
        return operations.ofTenant(tenant).stream()
                .filter(one -> one.kind().equals(BackupRestore.NAME))
                .filter(one -> one.state() == Operation.State.DONE)
                .findFirst()
                .flatMap(one -> files.find(tenant, inputOf(one)))
                .map(TenantFile::createdAt);
    }

    private String inputOf(Operation operation) {
        return operations.input(operation.id(), BackupRestore.Order.class).file();
    }

    private static String subject(TenantId tenant) {
        return tenant + "-" + RandomId.ofLength(8);
    }
}
