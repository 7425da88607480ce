package io.yanhuo.integrations;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lies in the outbox of the restaurant of the current scope and should be done by now. */
@Service
public class OutboxBacklog {
    private final OutboxEntries entries;
    private final Clock clock;

    OutboxBacklog(OutboxEntries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * @param oldest since when the oldest of it waits; null if nothing does
     */
    public record Backlog(long count, @Nullable Instant oldest) {}

    @Transactional(readOnly = true)
    public Backlog now() {
        return entries.backlog(clock.instant());
    }
}
