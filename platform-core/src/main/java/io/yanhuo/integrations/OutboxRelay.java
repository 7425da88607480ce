package io.yanhuo.integrations;

import io.micrometer.core.instrument.MeterRegistry;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what lies due in one restaurant's outbox. */
@Component
class OutboxRelay {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** So that a restaurant with much to do does not keep the others waiting. */
    private static final int AT_ONCE = 50;

    private final OutboxEntries entries;
    private final OutboxHints hints;
    private final ObjectProvider<OutboxHandler> handlers;
    private final Tenants tenants;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final Clock clock;
    private @Nullable Map<String, OutboxHandler> byKind;

    OutboxRelay(
            OutboxEntries entries,
            OutboxHints hints,
            ObjectProvider<OutboxHandler> handlers,
            Tenants tenants,
            TransactionTemplate transaction,
            MeterRegistry meters,
            Clock clock) {
        this.entries = entries;
        this.hints = hints;
        this.handlers = handlers;
        this.tenants = tenants;
        this.transaction = transaction;
        this.meters = meters;
        this.clock = clock;
    }

    /** If this node is the one that got the restaurant's hint, does its work. */
    void relay(OutboxHints.Hint hint) {
        var until = now().plus(CLAIM);
        var lease = new OutboxHints.Hint(hint.tenant(), OutboxHints.utc(until));
        if (!hints.move(hint, until)) return;
        var tenant = tenants.byId(hint.tenant()).filter(OutboxRelay::mayHaveWork);
        if (tenant.isEmpty()) hints.move(lease, null);
        else if (tenants.inReach(tenant.get())) {
            lookAgain(lease, tenant.get().scope().get(this::work));
        }
    }

    /** Of one whose schema is gone, nothing: once it is back, the sweep tells what there is. */
    private static boolean mayHaveWork(Tenant tenant) {
        return tenant.state().alive() || !tenant.state().born();
    }

    /**
     * New work may have lowered the lease meanwhile, but not as far as what is still to do. Whoever
     * has work left lines up behind those who have waited since, however old that work is: else
     * those with the oldest work would be served again and again before all others.
     */
    private void lookAgain(OutboxHints.Hint lease, @Nullable Instant nextDue) {
        var now = now();
        var next = nextDue != null && nextDue.isBefore(now) ? now : nextDue;
        if (!hints.move(lease, next) && next != null) hints.hint(lease.tenant(), next);
    }

    /** Restores a hint that was lost between two commits. */
    void sweep(Tenant tenant) {
        var next = tenant.scope().<@Nullable Instant>get(() -> inTransaction(entries::nextDue));
        if (next != null) hints.hint(tenant.id(), next);
    }

    /** When to look here again. */
    private @Nullable Instant work() {
        var due = inTransaction(() -> entries.due(now(), Limit.of(AT_ONCE)));
        if (due != null) due.forEach(this::attempt);
        return inTransaction(entries::nextDue);
    }

    private void attempt(OutboxEntry entry) {
        var now = now();
        var claimed = inTransaction(() -> entries.claim(entry.id(), now, now.plus(CLAIM)));
        if (claimed == null || claimed != 1) return;
        try {
            handler(entry.kind()).handle(entry.subject());
            transaction.executeWithoutResult(_ -> entries.done(entry.id()));
        } catch (RuntimeException e) {
            LOG.warn("outbox: {} of {} failed", entry.kind(), entry.subject(), e);
            meters.counter("yanhuo.outbox.failures", "kind", entry.kind()).increment();
            transaction.executeWithoutResult(_ -> entries.again(entry.id(), later(entry), why(e)));
        }
    }

    private OutboxHandler handler(String kind) {
        var known = byKind;
        if (known == null) {
            known =
                    handlers.stream()
                            .collect(Collectors.toMap(OutboxHandler::kind, Function.identity()));
            byKind = known;
        }
        var handler = known.get(kind);
        if (handler == null) throw new IllegalStateException("nobody handles " + kind);
        return handler;
    }

    private Instant later(OutboxEntry entry) {
        var pause = Duration.ofSeconds(5L << Math.min(entry.attempts(), 12));
        return now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private static String why(RuntimeException e) {
        var text = e.getClass().getSimpleName() + ": " + e.getMessage();
        return text.substring(0, Math.min(500, text.length()));
    }

    private Instant now() {
        return clock.instant();
    }

    private <T> @Nullable T inTransaction(java.util.function.Supplier<@Nullable T> work) {
        return transaction.execute(_ -> work.get());
    }

    List<OutboxHints.Hint> due() {
        hints.write();
        return hints.due(now(), AT_ONCE);
    }
}
