package io.yanhuo.integrations;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every moment which restaurants' outboxes are due, and has several done side by side. */
@Component
class OutboxWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWatch.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final OutboxRelay relay;
    private final Duration every;
    private final SideBySide workers = new SideBySide(6);

    OutboxWatch(OutboxRelay relay, @Value("${yanhuo.outbox.every:300ms}") Duration every) {
        this.relay = relay;
        this.every = every;
    }

    @Override
    public void start() {
        workers.start();
        workers.watch(this::watch);
    }

    @Override
    public void stop() {
        workers.stop();
    }

    @Override
    public boolean isRunning() {
        return workers.isRunning();
    }

    private void watch() {
        try {
            while (workers.isRunning()) Thread.sleep(look());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when to look again. */
    private Duration look() throws InterruptedException {
        try {
            for (var hint : relay.due()) workers.handWhenFree(() -> relay(hint));
            return every;
        } catch (RuntimeException e) {
            if (workers.isRunning()) LOG.warn("outbox: could not look", e);
            return PAUSE_AFTER_FAILURE;
        }
    }

    private void relay(OutboxHints.Hint hint) {
        try {
            relay.relay(hint);
        } catch (RuntimeException e) {
            LOG.warn("outbox of tenant {}", hint.tenant(), e);
        }
    }
}
