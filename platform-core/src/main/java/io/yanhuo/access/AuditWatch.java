package io.yanhuo.access;

import io.yanhuo.integrations.RecurringJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks every day whether the audit log is whole. Remembers where it ended, in this process and in
 * a sealed row, and says so in the log of this process: what is out of reach of somebody who has
 * only the database shows that entries were cut off at the end too.
 */
@Component
public class AuditWatch implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);
    private static final String TOUCHED =
            "audit log: somebody has changed what the last check had found, so that entries may be"
                    + " missing at its end; verify it in the console with an end noted earlier";

    private final Audit audit;
    private final AuditCheckRows rows;
    private final Clock clock;
    private final AtomicReference<AuditHead> seen = new AtomicReference<>(AuditHead.NONE);

    AuditWatch(Audit audit, AuditCheckRows rows, Clock clock) {
        this.audit = audit;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * @param whole hash of the last end that was found whole, to be noted elsewhere
     * @param genuine false if somebody has changed what stands here
     */
    public record Last(
            Instant at,
            long entries,
            String whole,
            @Nullable Long firstForged,
            boolean anchored,
            boolean genuine) {}

    @Override
    public String name() {
        return "audit-watch";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        var before = rows.last();
        if (before.isEmpty()) LOG.warn("audit log: no earlier check is known to compare with");
        var check = check();
        if (!check.whole()) LOG.error("audit log is not as written: {}", check);
        else if (touched(before)) LOG.error(TOUCHED);
        else LOG.info("audit log whole, it ends at {}", check.end());
    }

    /** When it was checked last, on whatever node, and what came of it; empty before the first. */
    public Optional<Last> last() {
        return rows.last().map(AuditWatch::shown);
    }

    /** Goes through the whole log, from what was seen before on. */
    public AuditCheck check() {
        return check(anchor());
    }

    /**
     * The same, of a log that once ended with this hash. That it did takes the place of an outcome
     * that somebody has changed.
     *
     * @throws IllegalArgumentException if it is none
     */
    public AuditCheck check(String noted) {
        var own = check();
        if (!own.whole()) return own;
        var check = audit.check(AuditHead.noted(noted));
        if (check.whole() && touched(rows.last())) rows.save(clock.instant(), check.end(), check);
        return check;
    }

    /**
     * The end is remembered only of a log that is whole, so that a forged one stays forged; and an
     * outcome that somebody has changed stays to be seen, for it may have said more.
     */
    private AuditCheck check(AuditHead anchor) {
        var check = audit.check(anchor);
        if (check.whole()) seen.set(check.end());
        if (touched(rows.last())) return check;
        rows.save(clock.instant(), check.whole() ? check.end() : anchor, check);
        return check;
    }

    private static boolean touched(Optional<AuditCheckRows.Last> row) {
        return row.filter(last -> !last.genuine()).isPresent();
    }

    /** Whatever this process has seen itself counts more than a row. */
    private AuditHead anchor() {
        var own = seen.get();
        return rows.last()
                .filter(AuditCheckRows.Last::genuine)
                .map(AuditCheckRows.Last::whole)
                .filter(whole -> whole.id() > own.id())
                .orElse(own);
    }

    private static Last shown(AuditCheckRows.Last row) {
        return new Last(
                row.at(),
                row.whole().id(),
                row.whole().chain(),
                row.firstForged(),
                row.anchored(),
                row.genuine());
    }
}
