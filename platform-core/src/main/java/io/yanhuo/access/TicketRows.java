package io.yanhuo.access;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TicketRows extends Repository<Ticket, String> {
    @Query("FROM Ticket t WHERE t.ticketHash = :hash AND t.kind = :kind AND t.expiresAt > :now")
    Optional<Ticket> find(String hash, Who kind, Instant now);

    /** 1 for whoever comes first. */
    @Modifying
    @Query("DELETE FROM Ticket t WHERE t.ticketHash = :hash")
    int use(String hash);

    @Modifying
    @Query("DELETE FROM Ticket t WHERE t.expiresAt < :now")
    void sweep(Instant now);
}
