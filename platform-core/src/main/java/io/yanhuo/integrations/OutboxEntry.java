package io.yanhuo.integrations;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One piece of work that waits for its time, as {@link Outbox} wrote it. */
@Entity
@Table(name = "outbox")
class OutboxEntry {
    @Id private String entryId;
    private String kind;
    private String subject;
    private Instant dueAt;
    private @Nullable Instant claimedUntil;
    private int attempts;
    private @Nullable String error;
    private Instant createdAt;

    protected OutboxEntry() {}

    String id() {
        return entryId;
    }

    String kind() {
        return kind;
    }

    String subject() {
        return subject;
    }

    int attempts() {
        return attempts;
    }
}
