package io.yanhuo.integrations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OutboxEntries extends Repository<OutboxEntry, String> {
    @Query(
            "FROM OutboxEntry e WHERE e.dueAt <= :now"
                    + " AND (e.claimedUntil IS NULL OR e.claimedUntil < :now) ORDER BY e.dueAt")
    List<OutboxEntry> due(Instant now, Limit limit);

    @Query("SELECT MIN(e.dueAt) FROM OutboxEntry e")
    @Nullable Instant nextDue();

    /** What is due or has failed before; a timer that is not due yet is no backlog. */
    @Query(
            "SELECT new io.yanhuo.integrations.OutboxBacklog$Backlog(COUNT(e),"
                    + " MIN(CASE WHEN e.error IS NULL THEN e.dueAt ELSE e.createdAt END))"
                    + " FROM OutboxEntry e WHERE e.dueAt <= :now OR e.error IS NOT NULL")
    OutboxBacklog.Backlog backlog(Instant now);

    /** 1 for whoever comes first. */
    @Modifying
    @Query(
            "UPDATE OutboxEntry e SET e.claimedUntil = :until, e.attempts = e.attempts + 1"
                    + " WHERE e.entryId = :id"
                    + " AND (e.claimedUntil IS NULL OR e.claimedUntil < :now)")
    int claim(String id, Instant now, Instant until);

    @Modifying
    @Query("DELETE FROM OutboxEntry e WHERE e.entryId = :id")
    void done(String id);

    @Modifying
    @Query(
            "UPDATE OutboxEntry e SET e.claimedUntil = NULL, e.dueAt = :due, e.error = :error"
                    + " WHERE e.entryId = :id")
    void again(String id, Instant due, String error);
}
