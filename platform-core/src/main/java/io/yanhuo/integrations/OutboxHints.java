package io.yanhuo.integrations;

import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantPurged;
import io.yanhuo.tenancy.TenantRemoved;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which restaurants may have work in their outboxes, and from when on. Only a hint: written after
 * the restaurant's own commit, and restored by a sweep if it got lost in between.
 */
@Repository
class OutboxHints {
    private final JdbcClient platform;

    /** Hints of a later time: nobody misses them for the moment that they wait here. */
    private final ConcurrentHashMap<TenantId, Instant> later = new ConcurrentHashMap<>();

    OutboxHints(JdbcClient platform) {
        this.platform = platform;
    }

    record Hint(TenantId tenant, LocalDateTime due) {}

    void hint(TenantId tenant, Instant due) {
        platform.sql(
                        """
                        INSERT INTO outbox_hint (tenant_id, due_at) VALUES (?, ?)
                            ON DUPLICATE KEY UPDATE due_at = LEAST(due_at, VALUES(due_at))
                        """)
                .params(tenant.value(), utc(due))
                .update();
    }

    /** The same with the next look at what is due, together with all others. */
    void hintSoon(TenantId tenant, Instant due) {
        later.merge(tenant, due, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** Writes what {@link #hintSoon} has gathered. */
    void write() {
        for (var tenant : List.copyOf(later.keySet())) {
            var due = later.remove(tenant);
            if (due != null) writeOrKeep(tenant, due);
        }
    }

    private void writeOrKeep(TenantId tenant, Instant due) {
        try {
            hint(tenant, due);
        } catch (RuntimeException e) {
            hintSoon(tenant, due);
            throw e;
        }
    }

    List<Hint> due(Instant now, int limit) {
        return platform.sql(
                        "SELECT tenant_id, due_at FROM outbox_hint WHERE due_at <= ?"
                                + " ORDER BY due_at LIMIT ?")
                .params(utc(now), limit)
                .query((row, _) ->
                        new Hint(
                                new TenantId(row.getLong(1)),
                                row.getObject(2, LocalDateTime.class)))
                .list();
    }

    /**
     * Moves the hint on, unless somebody else did meanwhile.
     *
     * @param next null if nothing is left to do
     */
    boolean move(Hint hint, @Nullable Instant next) {
        if (next == null) {
            return platform.sql("DELETE FROM outbox_hint WHERE tenant_id = ? AND due_at = ?")
                            .params(hint.tenant().value(), hint.due())
                            .update()
                    == 1;
        }
        return platform.sql(
                                "UPDATE outbox_hint SET due_at = ? WHERE tenant_id = ? AND due_at"
                                        + " = ?")
                        .params(utc(next), hint.tenant().value(), hint.due())
                        .update()
                == 1;
    }

    @EventListener
    void on(TenantRemoved removed) {
        forget(removed.tenant());
    }

    @EventListener
    void on(TenantPurged purged) {
        forget(purged.tenant());
    }

    private void forget(TenantId tenant) {
        platform.sql("DELETE FROM outbox_hint WHERE tenant_id = ?").param(tenant.value()).update();
    }

    /** Microseconds, as they are stored: the value must be found again. */
    static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(
                time.truncatedTo(java.time.temporal.ChronoUnit.MICROS), ZoneOffset.UTC);
    }
}
