package io.yanhuo.integrations;

import io.yanhuo.shared.RandomId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One piece of work that waits for its time. */
@Entity
@Table(name = "outbox")
class OutboxEntry implements Persistable<String> {
    @Id private String entryId;
    private String kind;
    private String subject;
    private Instant dueAt;
    private @Nullable Instant claimedUntil;
    private int attempts;
    private @Nullable String error;
    private Instant createdAt;
    @Transient private boolean stored;

    protected OutboxEntry() {}

    OutboxEntry(String kind, String subject, Instant dueAt, Instant now) {
        this.entryId = RandomId.ofLength(20);
        this.kind = kind;
        this.subject = subject;
        this.dueAt = dueAt;
        this.createdAt = now;
    }

    @Override
    public String getId() {
        return entryId;
    }

    /** The id is ours, so only this tells Spring that no row needs to be looked for first. */
    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void nowStored() {
        stored = true;
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
