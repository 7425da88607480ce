package io.yanhuo.domains;

import io.yanhuo.integrations.RecurringJob;
import io.yanhuo.integrations.SideBySide;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks by itself: often for a name that is new, every day for one that serves. Several at a time,
 * because a name server that says nothing takes its whole time to say so.
 */
@Component
class DomainLooks implements RecurringJob, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DomainLooks.class);
    private static final int AT_ONCE = 8;
    private static final int MOST = 400;
    private static final int PATIENCE_MINUTES = 20;

    private final SideBySide hands = new SideBySide(AT_ONCE);
    private final DomainRows rows;
    private final Domains domains;
    private final DomainNews news;
    private final Clock clock;

    DomainLooks(DomainRows rows, Domains domains, DomainNews news, Clock clock) {
        this.rows = rows;
        this.domains = domains;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "domain-looks";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        lookAtAll(rows.due(clock.instant(), MOST));
        news.tell();
    }

    private void lookAtAll(List<OwnDomain> due) {
        var done = new CountDownLatch(due.size());
        for (var domain : due) {
            boolean taken =
                    hands.hand(() -> {
                        look(domain);
                        done.countDown();
                    });
            if (!taken) return;
        }
        try {
            done.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(OwnDomain domain) {
        try {
            domains.look(domain);
        } catch (RuntimeException e) {
            LOG.warn("tenant {}: {} not looked at", domain.tenant(), domain.host().value(), e);
        }
    }

    @Override
    public void start() {
        hands.start();
    }

    @Override
    public void stop() {
        hands.stop();
    }

    @Override
    public boolean isRunning() {
        return hands.isRunning();
    }
}
