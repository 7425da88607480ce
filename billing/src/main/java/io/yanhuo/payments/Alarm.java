package io.yanhuo.payments;

import io.yanhuo.access.Audit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells operators at once about something that must not happen with money. */
@Component
class Alarm {
    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);

    private final Audit audit;

    Alarm(Audit audit) {
        this.audit = audit;
    }

    void raise(String action, String subject, String detail) {
        LOG.error("ALARM {} {}: {}", action, subject, detail);
        try {
            audit.record(action, subject, detail);
        } catch (RuntimeException e) {
            LOG.error("the alarm is in this log only", e); // what raised it has to go on
        }
    }
}
