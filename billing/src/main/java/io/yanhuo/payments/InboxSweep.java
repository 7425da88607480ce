package io.yanhuo.payments;

import io.yanhuo.integrations.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Processes notices that were kept but not processed, because a process died or failed. */
@Component
class InboxSweep implements RecurringJob {
    private static final int AT_ONCE = 200;

    private final CallbackInbox inbox;
    private final InboxWorker worker;

    InboxSweep(CallbackInbox inbox, InboxWorker worker) {
        this.inbox = inbox;
        this.worker = worker;
    }

    @Override
    public String name() {
        return "payments-inbox";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(15);
    }

    @Override
    public void run() {
        try {
            for (var letter : inbox.due(AT_ONCE)) worker.handWhenFree(letter);
            inbox.forgetOld();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
