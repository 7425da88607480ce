package io.yanhuo.integrations;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work that must happen after the current transaction of the restaurant commits, and only then:
 * calls that leave the system, and timers. Stored in the restaurant's schema in the same
 * transaction; handled at least once by the {@link OutboxHandler} of its kind, in the restaurant's
 * scope, outside of any transaction; repeated with growing pauses when it fails.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** Far more than passes until somebody looks what is due. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String INTO =
            "INSERT INTO outbox (entry_id, kind, subject, due_at, attempts, created_at)";

    private final PlainSql sql;
    private final OutboxHints hints;
    private final Clock clock;

    Outbox(PlainSql sql, OutboxHints hints, Clock clock) {
        this.sql = sql;
        this.hints = hints;
        this.clock = clock;
    }

    /**
     * @param kind of an {@link OutboxHandler}
     * @param subject what it is about, such as an order's id
     */
    public void add(String kind, String subject) {
        addAt(clock.instant(), kind, subject);
    }

    /** The same, not before the given time. */
    public void addAt(Instant due, String kind, String subject) {
        var now = clock.instant();
        var id = RandomId.ofLength(20);
        sql.insert(
                INTO, List.<@Nullable Object[]>of(new Object[] {id, kind, subject, due, 0, now}));
        var scope = TenantScope.current();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        if (due.isAfter(now.plus(SOON))) hints.hintSoon(scope.tenant(), due);
                        else hint(scope.tenant(), due);
                    }
                });
    }

    /** What it belongs to has happened: that nobody can be told now is no failure of that. */
    private void hint(TenantId tenant, Instant due) {
        try {
            hints.hint(tenant, due);
        } catch (RuntimeException e) {
            LOG.warn("outbox: the hint follows with the next look", e);
            hints.hintSoon(tenant, due);
        }
    }
}
