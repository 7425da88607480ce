package io.yanhuo.access;

import io.yanhuo.integrations.RecurringJob;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks every day whether the audit log is whole. Remembers where it ended and says so in the log
 * of this process: neither is within reach of somebody who has only the database, so that entries
 * cut off at the end show too.
 */
@Component
class AuditWatch implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);

    private final Audit audit;
    private final AtomicReference<AuditHead> seen = new AtomicReference<>(AuditHead.NONE);

    AuditWatch(Audit audit) {
        this.audit = audit;
    }

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
        firstForged()
                .ifPresentOrElse(
                        id -> LOG.error("audit log is not as written from entry {} on", id),
                        () -> LOG.info("audit log whole, it ends at {}", seen.get()));
    }

    /** The end is remembered only of a log that is whole, so that a forged one stays forged. */
    Optional<Long> firstForged() {
        // Read before the check: what is appended in between must not be taken for checked.
        var head = audit.head();
        var forged = audit.firstForged(seen.get());
        if (forged.isEmpty()) seen.set(head);
        return forged;
    }
}
