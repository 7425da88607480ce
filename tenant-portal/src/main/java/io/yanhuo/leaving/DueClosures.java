package io.yanhuo.leaving;

import io.yanhuo.integrations.RecurringJob;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Begins what is due for restaurants that leave: the archive, and later the end. */
@Component
class DueClosures implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(DueClosures.class);

    private final ClosureRows rows;
    private final Closures closures;
    private final Operations operations;
    private final Tenants tenants;
    private final Clock clock;

    DueClosures(
            ClosureRows rows,
            Closures closures,
            Operations operations,
            Tenants tenants,
            Clock clock) {
        this.rows = rows;
        this.closures = closures;
        this.operations = operations;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "due-closures";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        each(rows.toArchive(clock.instant()), this::archive);
        each(rows.toPurge(clock.instant()), due -> closures.purge(due.tenant()));
    }

    /** One that cannot be worked for, such as on a server that is down, keeps no other waiting. */
    private static void each(List<Closure> due, Consumer<Closure> begin) {
        for (var closure : due) {
            try {
                begin.accept(closure);
            } catch (RuntimeException e) {
                LOG.warn("tenant {}: what is due for it waits", closure.tenant(), e);
            }
        }
    }

    /** Money that came late may still be on its way back: then it waits. */
    private void archive(Closure closure) {
        if (tenants.as(closure.tenant(), closures::outlook).blocked()) {
            LOG.warn("tenant {}: not archived yet, diners wait", closure.tenant());
            return;
        }
        if (somethingElseGoesOn(closure)) {
            LOG.warn("tenant {}: not archived yet, another operation is open", closure.tenant());
            return;
        }
        closures.archive(closure);
    }

    /** A move, or a change of keys, also one that waits for an operator. */
    private boolean somethingElseGoesOn(Closure closure) {
        return operations.ofTenant(closure.tenant()).stream()
                .filter(one -> !one.kind().equals(Exporting.NAME))
                .filter(one -> !closure.isSubjectOf(one.subject()))
                .anyMatch(one ->
                        one.state() != Operation.State.DONE
                                && one.state() != Operation.State.ABANDONED);
    }
}
